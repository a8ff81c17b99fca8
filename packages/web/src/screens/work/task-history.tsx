import { Button } from "antd";
import { useTaskHistory } from "../../api/plan-work.ts";
import type { PlanTask } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { useNames } from "../../parts/person.tsx";
import { Section } from "../../parts/section.tsx";
import { Answered } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { StandingWord } from "./task-words.tsx";

function Row(props: { readonly version: PlanTask; readonly isCurrent: boolean; readonly onRestore: () => void }) {
  const { version: one, isCurrent, onRestore } = props;
  const { t } = useLanguage();
  const names = useNames();
  return (
    <tr>
      <td>
        {one.removed ? (
          <span className="tag tag-bad">{t("work.removedTask")}</span>
        ) : (
          <StandingWord standing={one.standing} />
        )}
        <span className="share">{t("work.version", { version: one.version })}</span>
      </td>
      <td className="num">{one.progress}</td>
      <td>
        {names.operator(one.operator)}
        <span className="share">{formatInstant(one.at)}</span>
      </td>
      <td>{one.reason ?? "—"}</td>
      <td>
        {isCurrent ? null : (
          <OnlyFor right="plan">
            <Button size="small" onClick={onRestore}>
              {t("work.restore")}
            </Button>
          </OnlyFor>
        )}
      </td>
    </tr>
  );
}

/** Every version with who wrote it and why; an earlier one can be made the newest. */
export function TaskHistoryPart(props: {
  readonly plan: string;
  readonly task: PlanTask;
  readonly onRestore: (version: PlanTask) => void;
}) {
  const { t } = useLanguage();
  const history = useTaskHistory(props.plan, props.task.id);
  return (
    <Section title={t("work.history")}>
      <Answered query={history} rows={3}>
        {({ versions }) => (
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t("work.state")}</th>
                <th scope="col" className="num">
                  {t("work.progress")}
                </th>
                <th scope="col">{t("evaluation.by")}</th>
                <th scope="col">{t("work.reason")}</th>
                <th scope="col">
                  <span className="unseen">{t("work.history")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {versions.toReversed().map((one) => (
                <Row
                  key={one.version}
                  version={one}
                  isCurrent={one.version === props.task.version}
                  onRestore={() => props.onRestore(one)}
                />
              ))}
            </tbody>
          </table>
        )}
      </Answered>
    </Section>
  );
}
