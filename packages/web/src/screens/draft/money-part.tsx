import { ownCostId } from "@kangyu/plan";
import { useState } from "react";
import type { DraftAsks, PlanDraftRow } from "../../api/types.ts";
import { formatCount } from "../../parts/format.ts";
import { FieldsFor } from "../../parts/may.tsx";
import { useLanguage } from "../../strings/language.ts";
import { NumberField, TextField } from "./fields.tsx";
import { formatMoney, formatRange, formatSpan } from "./money.ts";
import type { PanelProps } from "./row-panel.tsx";
import type { DraftDesk } from "./use-draft.ts";

type Money = NonNullable<DraftAsks["money"]>;

/** Each project that a range comes from, with plan, lines, money and size; what is left out says why. */
function Sources({ money }: { readonly money: Money }) {
  const { t, pick, lang } = useLanguage();
  if (money.sources.length === 0) return null;
  return (
    <details className="draft-settings">
      <summary>{t("drafts.costSources", { count: money.sources.length })}</summary>
      <ul className="draft-asks draft-sources">
        {money.sources.map((one) => (
          <li key={`${one.plan} ${one.name}`}>
            {one.name}
            {one.isCounted ? null : <em> {t("drafts.leftOut")}</em>}
            <span className="share">
              {pick(one.title)} · {t("drafts.lines", { lines: one.lines.join(t("app.and")) })}
            </span>
            <span className="share">
              {t("drafts.projectCost", {
                cny: formatMoney(one.cny, lang),
                size: one.from === one.to ? formatCount(one.from) : `${formatCount(one.from)}–${formatCount(one.to)}`,
                unit: pick(money.thing.unit),
                cost: formatSpan(one, lang),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className="help">{t("drafts.costUnknown")}</p>
    </details>
  );
}

/** What a target costs: the district's own unit cost, or the range of what projects of plans print. */
export function MoneyAsked({ money }: { readonly money: Money }) {
  const { t, pick, lang } = useLanguage();
  const { origin, thing, source, sources, more, unitLow, unitMedian, unitHigh } = money;
  const each = {
    unit: pick(thing.unit),
    cost: formatRange({ low: unitLow, median: unitMedian, high: unitHigh }, lang),
  };
  return (
    <li>
      <strong>
        {t(thing.each === "year" ? "drafts.moneyYearly" : "drafts.moneyOnce", { money: formatRange(money, lang) })}
      </strong>
      <span className="share">
        {formatCount(more)} × {t("drafts.unitCostOf", each)}
      </span>
      <span className="share">
        {origin === "own"
          ? t("drafts.costOwn", { source: source || t("drafts.noSource") })
          : t("drafts.costFromPlans", { count: sources.filter(({ isCounted }) => isCounted).length })}
      </span>
      <Sources money={money} />
    </li>
  );
}

function useOwnCost(desk: DraftDesk, id: string) {
  const { draft, change } = desk;
  const own = draft.costs.find((cost) => cost.thing === id) ?? null;
  const [source, setSource] = useState(own?.source ?? "");
  const others = draft.costs.filter((cost) => cost.thing !== id);
  const set = (cny: number | null, from: string, cell: string) => {
    setSource(from);
    const costs = cny === null ? others : [...others, { thing: id, cny, source: from }];
    if (cny !== null || own !== null) change({ ...draft, costs }, `costs/${id}/${cell}`);
  };
  return { own, source: own?.source ?? source, set };
}

function OwnCostFields({ desk, id, unit }: { readonly desk: DraftDesk; readonly id: string; readonly unit: string }) {
  const { t } = useLanguage();
  const { own, source, set } = useOwnCost(desk, id);
  return (
    <div className="draft-fields">
      <NumberField
        label={t("drafts.ownCost", { unit })}
        value={own?.cny ?? null}
        onChange={(cny) => set(cny, source, "cny")}
      />
      <TextField
        label={t("drafts.costSource")}
        value={source}
        onChange={(from) => set(own?.cny ?? null, from, "source")}
      />
      {own !== null && own.source.trim() === "" ? (
        <span role="alert" className="draft-warn">
          {t("drafts.needsSource")}
        </span>
      ) : null}
    </div>
  );
}

/** The district's own unit cost of what the row asks for, with its source; empty takes it back. */
export function OwnCost({ row, help, desk }: PanelProps & { readonly row: PlanDraftRow }) {
  const { t, pick } = useLanguage();
  const { thing } = help;
  if (thing === null || (thing.kind === "people" && help.asks?.people == null)) return null;
  const id = ownCostId(thing, row);
  return (
    <details className="draft-settings">
      <summary>{t("drafts.ownCostTitle", { thing: pick(thing.name) })}</summary>
      <FieldsFor right="plan">
        <OwnCostFields key={id} desk={desk} id={id} unit={pick(thing.unit)} />
      </FieldsFor>
    </details>
  );
}
