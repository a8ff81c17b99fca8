import type { RowHelp } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { useLanguage } from "../../strings/language.ts";
import { withRow } from "./history.ts";
import type { PanelProps } from "./row-panel.tsx";
import { signed } from "./words.ts";

/** Where another plan prints it, and in which unit where that is not the row's. */
function Printed({ one }: { readonly one: RowHelp["promises"][number] }) {
  const { t, pick, lang } = useLanguage();
  return (
    <th scope="row" title={one.name}>
      {pick(one.title)}
      <span className="share">
        {one.from === "text" ? t("drafts.fromText") : t("drafts.fromTable")}
        {one.line === null ? "" : ` · ${t("drafts.lines", { lines: one.line })}`}
        {one.isConverted
          ? ` · ${t("drafts.converted", { unit: planUnit(one.unit, lang), level: formatValue(one.level) })}`
          : ""}
      </span>
    </th>
  );
}

/** The same thing in units that cannot be compared, and what districts managed between two plans of theirs. */
function Beside({ help }: Pick<PanelProps, "help">) {
  const { t, pick, lang } = useLanguage();
  return (
    <ul className="draft-asks">
      {help.refused.map(({ plan, title, name, unit, raw }) => (
        <li key={`${plan} ${name} ${raw}`} className="help">
          {t("drafts.refusedUnit", { plan: pick(title), raw, unit: planUnit(unit, lang) })}
        </li>
      ))}
      {help.managed.map(({ title, from, to, perYear }) => (
        <li key={`${pick(title)} ${from.year}`}>
          {t("drafts.managed", {
            ...{ plan: pick(title), from: formatValue(from.value), fromYear: from.year },
            ...{ to: formatValue(to.value), toYear: to.year, pace: signed(perYear) },
          })}
        </li>
      ))}
    </ul>
  );
}

function Promises({ help }: Pick<PanelProps, "help">) {
  const { t } = useLanguage();
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
        {help.promises.map((one) => {
          const { plan, name, from, baseline, target, perYear } = one;
          return (
            <tr key={`${plan}-${name}-${from}`}>
              <Printed one={one} />
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
          );
        })}
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
  const { change, draft } = desk;
  const own = former?.targets.findLast(({ year }) => year === null || year < draft.period.from) ?? null;
  return (
    <div className="draft-part">
      {former === null ? null : (
        <p className="help">
          {t("drafts.formerPlan")}
          {t("app.colon")}
          {former.baseline?.raw ?? "—"} →{" "}
          {former.targets.map(({ raw, year }) => `${raw}${year === null ? "" : ` (${year})`}`).join(t("app.and")) ||
            "—"}{" "}
          {own === null || own.raw === row.target ? null : (
            <OnlyFor right="plan">
              <button
                type="button"
                className="link"
                onClick={() => change(withRow(draft, row.key, { target: own.raw }))}
              >
                {t("drafts.copyFormer", { raw: own.raw })}
              </button>
            </OnlyFor>
          )}
        </p>
      )}
      <Paces help={help} desk={desk} />
      <h3>{t("drafts.othersTitle")}</h3>
      <Promises help={help} />
      <Beside help={help} />
      <h3>{t("drafts.references")}</h3>
      <References help={help} />
    </div>
  );
}
