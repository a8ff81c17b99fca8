import { formatValue } from "../../parts/format.ts";
import { useLanguage } from "../../strings/language.ts";
import type { PanelProps } from "./row-panel.tsx";
import { signed } from "./words.ts";

function Promises({ help }: Pick<PanelProps, "help">) {
  const { t, pick } = useLanguage();
  if (help.promises.length === 0) return <p className="help">{t("drafts.noOthers")}</p>;
  return (
    <table className="data">
      <thead>
        <tr>
          <th scope="col">{t("drafts.plan")}</th>
          <th scope="col" className="num">
            {t("drafts.from0")}
          </th>
          <th scope="col" className="num">
            {t("drafts.promised")}
          </th>
          <th scope="col" className="num">
            {t("drafts.pace")}
          </th>
        </tr>
      </thead>
      <tbody>
        {help.promises.map(({ plan, title, name, baseline, target, perYear }) => (
          <tr key={`${plan}-${name}`}>
            <th scope="row" title={name}>
              {pick(title)}
            </th>
            <td className="num">
              {baseline === null ? "—" : baseline.raw}
              {baseline?.year ? <span className="share">{baseline.year}</span> : null}
            </td>
            <td className={target.op === "words" ? "words" : "num"}>
              {target.raw}
              {target.year === null ? null : <span className="share">{target.year}</span>}
            </td>
            <td className="num">{signed(perYear)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function References({ help }: Pick<PanelProps, "help">) {
  const { t, pick } = useLanguage();
  if (help.references.length === 0) return <p className="help">{t("drafts.noReferences")}</p>;
  return (
    <ul className="draft-asks">
      {help.references.map((one) => (
        <li key={one.id}>
          <strong>{one.raw}</strong> {pick(one.scope)}
          {one.year === null ? "" : ` ${one.year}`} · {t(`drafts.kind.${one.kind}`)}
          {one.confidence === "K" ? ` · ${t("drafts.unconfirmed")}` : ""}
          <span className="share">{one.source}</span>
        </li>
      ))}
    </ul>
  );
}

function Paces({ help, desk }: Pick<PanelProps, "help" | "desk">) {
  const { t, pick } = useLanguage();
  const { mid, period } = desk.draft;
  if (help.paces.length === 0) return null;
  return (
    <>
      <h3>{t("drafts.paces")}</h3>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("drafts.pace")}</th>
            <th scope="col" className="num">
              {mid}
            </th>
            <th scope="col" className="num">
              {period.to}
            </th>
          </tr>
        </thead>
        <tbody>
          {help.paces.map((pace) => (
            <tr key={pick(pace.text)}>
              <th scope="row">
                {pick(pace.text)} <span className="nowrap">{signed(pace.perYear)}</span>
              </th>
              <td className="num">{formatValue(pace.mid)}</td>
              <td className="num">{formatValue(pace.target)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="help">{t("drafts.pacesHelp")}</p>
    </>
  );
}

/** What the earlier plan printed, what others promised, national values, and where these paces would lead. */
export function KnownPart({ row, help, desk }: PanelProps) {
  const { t } = useLanguage();
  const former = row.former;
  return (
    <div className="draft-part">
      {former === null ? null : (
        <p className="help">
          {t("drafts.formerPlan")}
          {t("app.colon")}
          {former.baseline?.raw ?? "—"} →{" "}
          {former.targets.map(({ raw, year }) => `${raw}${year === null ? "" : ` (${year})`}`).join(t("app.and")) ||
            "—"}
        </p>
      )}
      <Paces help={help} desk={desk} />
      <h3>{t("drafts.othersTitle")}</h3>
      <Promises help={help} />
      <h3>{t("drafts.references")}</h3>
      <References help={help} />
    </div>
  );
}
