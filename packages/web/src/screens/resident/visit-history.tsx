import { Modal } from "antd";
import { useVisitHistory } from "../../api/queries.ts";
import type { Values, Visit, VisitVersion } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { useNames } from "../../parts/person.tsx";
import { Answered } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { useFormWords } from "../visit/form-words.ts";
import { VisitStatus } from "./visits-part.tsx";

/** Field ids whose value is not the same in both versions, in the order of the later one. */
export function changedFields(before: Values | undefined, after: Values): readonly string[] {
  if (!before) return Object.keys(after);
  const ids = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...ids].filter((id) => JSON.stringify(before[id] ?? null) !== JSON.stringify(after[id] ?? null));
}

function Version(props: { readonly version: VisitVersion; readonly before: VisitVersion | undefined }) {
  const { version, before } = props;
  const { t } = useLanguage();
  const names = useNames();
  const words = useFormWords(version.programme, version.form);
  const fields = changedFields(before?.values, version.values);
  return (
    <section>
      <h3>
        {t("resident.version", { version: version.version })} <VisitStatus status={version.status} />
      </h3>
      <p className="help">
        {t("resident.by", { operator: names.operator(version.operator), at: formatInstant(version.recordedAt) })}
        {version.reason ? ` · ${version.reason}` : ""}
      </p>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("visit.field")}</th>
            {before ? <th scope="col">{t("visit.before")}</th> : null}
            <th scope="col">{before ? t("visit.after") : t("visit.value")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((id) => (
            <tr key={id}>
              <th scope="row">{words.field(id)}</th>
              {before ? <td>{words.value(id, before.values[id])}</td> : null}
              <td>{words.value(id, version.values[id])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Every version of a visit, newest first, with what each changed and why. */
export function VisitHistory(props: {
  readonly resident: string;
  readonly visit: Visit;
  readonly onClose: () => void;
}) {
  const { t, pick } = useLanguage();
  const history = useVisitHistory(props.resident, props.visit.id);
  return (
    <Modal
      open
      width={640}
      footer={null}
      onCancel={props.onClose}
      title={`${t("resident.history")} · ${pick(props.visit.title)} ${props.visit.day}`}
    >
      <Answered query={history}>
        {(data) => {
          const versions = [...data.versions].sort((a, b) => b.version - a.version);
          return versions.map((version, at) => (
            <Version key={version.version} version={version} before={versions[at + 1]} />
          ));
        }}
      </Answered>
    </Modal>
  );
}
