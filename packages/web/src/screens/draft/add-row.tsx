import { plainName, rowOfIndicator } from "@kangyu/plan";
import { Button } from "antd";
import { useState } from "react";
import { useDefinition } from "../../api/queries.ts";
import type { IndicatorDefinitions, PlanDraftRow } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { TextField } from "./fields.tsx";
import { withNewRow } from "./history.ts";
import type { DraftDesk } from "./use-draft.ts";

const OWN = "";

function ownRow(name: string, unit: string): PlanDraftRow {
  return {
    ...{ key: "own", domain: null, domainEn: null, name, nameEn: null, unit: unit || null, property: null },
    ...{ direction: null, indicator: null, baseline: null, former: null, mid: "", target: "" },
  };
}

type Other = DraftDesk["evidence"]["others"][number];

/** A row that another plan prints, without its figures: targets are the planner's own. */
function rowOfOther({ name, unit, key, indicator }: Other["rows"][number]): PlanDraftRow {
  return { ...ownRow(name, unit ?? ""), key: key ?? "own", indicator };
}

/** What other plans print and the draft has not, one entry a name. */
function useOthers(desk: DraftDesk) {
  const { t } = useLanguage();
  const rows = desk.evidence.others.flatMap((plan) => plan.rows.map((row) => ({ plan, row })));
  const names = new Set(desk.draft.rows.map(({ name }) => plainName(name)));
  const keys = new Set(desk.draft.rows.map(({ key }) => key));
  const free = rows.filter(({ row }) => !keys.has(row.key ?? "") && !names.has(plainName(row.name)));
  const once = [...new Map(free.map((one) => [plainName(one.row.name), one])).values()];
  return once.map(({ plan, row }) => ({
    value: `other:${plan.id}:${row.name}`,
    label: t("drafts.addFromOther", { name: row.name, plan: plan.id }),
    row: rowOfOther(row),
  }));
}

/** What a row can be made from besides the planner's own words. */
function useRowChoices(desk: DraftDesk) {
  const { t, pick } = useLanguage();
  const definitions = useDefinition<IndicatorDefinitions>("/api/indicators").data?.items ?? [];
  const inDraft = new Set(desk.draft.rows.map(({ indicator }) => indicator));
  const measured = definitions
    .filter(({ id }) => !inDraft.has(id))
    .map((one) => ({
      value: one.id,
      label: t("drafts.addFromCatalogue", { name: pick(one.name) }),
      row: rowOfIndicator(one),
    }));
  return [...measured, ...useOthers(desk)];
}

/** A row of the planner's own, one that the catalogue measures, or one that other plans have and the draft has not. */
export function AddRow({ desk, onAdded }: { readonly desk: DraftDesk; readonly onAdded: (key: string) => void }) {
  const { t } = useLanguage();
  const [from, setFrom] = useState(OWN);
  const [name, setName] = useState("");
  const [unit, setUnit] = useState("%");
  const [isAsked, setAsked] = useState(false);
  const choices = useRowChoices(desk);
  const add = () => {
    const chosen = choices.find(({ value }) => value === from)?.row;
    if (chosen === undefined && name.trim() === "") {
      setAsked(true);
      return;
    }
    const row = chosen ?? ownRow(name.trim(), unit.trim());
    const next = withNewRow(desk.draft, row);
    desk.change(next);
    onAdded(next.rows.at(-1)?.key ?? row.key);
    setName("");
    setFrom(OWN);
    setAsked(false);
  };
  return (
    <Section title={t("drafts.add")}>
      <form
        className="tools-row"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Choice
          label={t("drafts.addFrom")}
          value={from}
          onChange={setFrom}
          options={[
            { value: OWN, label: t("drafts.addOwn") },
            ...choices.map(({ value, label }) => ({ value, label })),
          ]}
        />
        {from === OWN ? (
          <>
            <TextField label={t("drafts.rowName")} value={name} onChange={setName} />
            <TextField label={t("drafts.rowUnit")} value={unit} onChange={setUnit} />
          </>
        ) : null}
        <Button htmlType="submit">{t("drafts.addRow")}</Button>
        {isAsked ? (
          <span role="alert" className="draft-warn">
            {t("drafts.needsName")}
          </span>
        ) : null}
      </form>
    </Section>
  );
}
