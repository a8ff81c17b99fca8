import { useState } from "react";
import { formatCount } from "../../parts/format.ts";
import { FieldsFor } from "../../parts/may.tsx";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { NumberField, TextField } from "./fields.tsx";
import { formatMoney, formatRange } from "./money.ts";
import type { DraftDesk } from "./use-draft.ts";
import { rowName } from "./words.ts";

type Totals = DraftDesk["help"]["totals"];

function Groups({ desk, groups }: { readonly desk: DraftDesk; readonly groups: Totals["groups"] }) {
  const { t, pick, lang } = useLanguage();
  const nameOf = (key: string) => {
    const row = desk.draft.rows.find((one) => one.key === key);
    return row === undefined ? key : rowName(row, lang);
  };
  return (
    <table className="data">
      <thead>
        <tr>
          <th scope="col">{t("drafts.thing")}</th>
          <th scope="col" className="num">
            {t("drafts.moreAtLeast")}
          </th>
          <th scope="col" className="num">
            {t("drafts.money")}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ group, thing, row, more, within, money }) => (
          <tr key={group}>
            <th scope="row">
              {pick(thing.name)}
              <span className="share">
                {nameOf(row)}
                {within.length === 0
                  ? ""
                  : ` · ${t("drafts.withinIt", { rows: within.map(nameOf).join(t("app.and")) })}`}
              </span>
            </th>
            <td className="num">
              +{formatCount(more)} <span className="share">{pick(thing.unit)}</span>
            </td>
            <td className="num">
              {money === null ? (
                <span className="draft-none">{t("drafts.costMissing")}</span>
              ) : (
                <>
                  {formatRange(money, lang)}
                  {thing.each === "year" ? <span className="share">{t("drafts.eachYear")}</span> : null}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BudgetFields({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLanguage();
  const { draft, change } = desk;
  const [source, setSource] = useState(draft.budget?.source ?? "");
  const shown = draft.budget?.source ?? source;
  return (
    <div className="draft-fields">
      <NumberField
        label={t("drafts.budget")}
        value={draft.budget?.cny ?? null}
        onChange={(cny) => change({ ...draft, budget: cny === null ? null : { cny, source: shown } }, "budget/cny")}
      />
      <TextField
        label={t("drafts.costSource")}
        value={shown}
        onChange={(from) => {
          setSource(from);
          if (draft.budget !== null) change({ ...draft, budget: { ...draft.budget, source: from } }, "budget/source");
        }}
      />
    </div>
  );
}

/** Places, staff and money of all targets together, at least; the budget, and what is left of it. */
export function TotalsPart({ desk }: { readonly desk: DraftDesk }) {
  const { t, pick, lang } = useLanguage();
  const { groups, staff, once, yearly, unpriced, left, grants } = desk.help.totals;
  const names = new Map(desk.evidence.costs.grants.map((grant) => [grant.id, grant]));
  return (
    <Section title={t("drafts.totals")} help={t("drafts.totalsHelp")}>
      {groups.length === 0 ? <p className="help">{t("drafts.noTotals")}</p> : <Groups desk={desk} groups={groups} />}
      <ul className="draft-asks draft-totals">
        {staff > 0 ? <li>{t("drafts.staffTotal", { more: formatCount(staff) })}</li> : null}
        {once.high > 0 ? <li>{t("drafts.moneyOnce", { money: formatRange(once, lang) })}</li> : null}
        {yearly.high > 0 ? <li>{t("drafts.moneyYearly", { money: formatRange(yearly, lang) })}</li> : null}
        {unpriced.length > 0 ? <li className="help">{t("drafts.unpriced", { count: unpriced.length })}</li> : null}
        {left === null ? null : (
          <li
            className={left.high < 0 ? "draft-alone-not" : left.low < 0 ? "draft-alone-perhaps" : "draft-alone-surely"}
          >
            {t("drafts.leftOfBudget", { left: formatRange(left, lang) })}
          </li>
        )}
        {(grants ?? []).map(({ id, cny }) => {
          const grant = names.get(id);
          return grant === undefined ? null : (
            <li key={id} className="help">
              {t("drafts.grant", {
                ...{ name: pick(grant.name), each: grant.cny, year: grant.year },
                ...{ source: grant.source, money: formatMoney(cny, lang) },
              })}
            </li>
          );
        })}
      </ul>
      <FieldsFor right="plan">
        <BudgetFields desk={desk} />
      </FieldsFor>
    </Section>
  );
}
