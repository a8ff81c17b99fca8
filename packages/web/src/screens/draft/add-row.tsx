import { rowOfIndicator } from "@kangyu/plan";
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

/** A row of the planner's own, or one that the catalogue measures and the draft has not. */
export function AddRow({ desk, onAdded }: { readonly desk: DraftDesk; readonly onAdded: (key: string) => void }) {
  const { t, pick } = useLanguage();
  const [from, setFrom] = useState(OWN);
  const [name, setName] = useState("");
  const [unit, setUnit] = useState("%");
  const [isAsked, setAsked] = useState(false);
  const definitions = useDefinition<IndicatorDefinitions>("/api/indicators").data?.items ?? [];
  const inDraft = new Set(desk.draft.rows.map(({ indicator }) => indicator));
  const free = definitions.filter(({ id }) => !inDraft.has(id));
  const add = () => {
    const chosen = free.find(({ id }) => id === from);
    if (chosen === undefined && name.trim() === "") {
      setAsked(true);
      return;
    }
    const row = chosen === undefined ? ownRow(name.trim(), unit.trim()) : rowOfIndicator(chosen);
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
            ...free.map((one) => ({ value: one.id, label: t("drafts.addFromCatalogue", { name: pick(one.name) }) })),
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
