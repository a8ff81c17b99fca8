import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useId, useState } from "react";
import { useDraftWrite } from "../../api/draft-queries.ts";
import { useDistrict, useWorld } from "../../api/queries.ts";
import type { NewPlanDraft } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { Section } from "../../parts/section.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

const CATALOGUE = "";

function YearField(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (year: number) => void;
}) {
  const id = useId();
  return (
    <span className="choice">
      <label htmlFor={id} className="choice-label">
        {props.label}
      </label>
      <input
        id={id}
        className="field-input year-input"
        type="number"
        min={2000}
        max={2100}
        value={props.value}
        onChange={(event) => props.onChange(Number(event.target.value))}
      />
    </span>
  );
}

/** Where the rows come from, and the years; the years follow the plan that is gone on from. */
export function NewDraftPart() {
  const { t, pick } = useLanguage();
  const navigate = useNavigate();
  const world = useWorld();
  const district = useDistrict().data;
  const plans = district?.plans ?? [];
  const [base, setBase] = useState(plans[0]?.id ?? CATALOGUE);
  const follows = plans.find((plan) => plan.id === base)?.to ?? Number((district?.today ?? "2025").slice(0, 4)) - 1;
  const [typed, setTyped] = useState<{ from?: number; to?: number; mid?: number }>({});
  const from = typed.from ?? follows + 1;
  const to = typed.to ?? from + 4;
  const mid = typed.mid ?? Math.min(from + 1, to);
  const isOrdered = from <= to && from <= mid && mid <= to;
  const begin = useDraftWrite((body: NewPlanDraft) => ({ path: "", method: "POST" as const, body }));
  const onBegin = () =>
    begin.mutate(
      { world, from, to, mid, base: base === CATALOGUE ? null : base },
      { onSuccess: ({ id }) => void navigate({ to: "/plan-drafts/$id", params: { id } }) },
    );
  return (
    <Section title={t("drafts.new")}>
      <form
        className="tools-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (isOrdered) onBegin();
        }}
      >
        <Choice
          label={t("drafts.base")}
          value={base}
          onChange={(id) => {
            setBase(id);
            setTyped({});
          }}
          options={[
            ...plans.map((plan) => ({ value: plan.id, label: `${pick(plan.title)} (${plan.from}–${plan.to})` })),
            { value: CATALOGUE, label: t("drafts.baseCatalogue") },
          ]}
        />
        <YearField label={t("drafts.from")} value={from} onChange={(year) => setTyped({ from: year })} />
        <YearField label={t("drafts.midYear")} value={mid} onChange={(year) => setTyped({ ...typed, mid: year })} />
        <YearField label={t("drafts.to")} value={to} onChange={(year) => setTyped({ ...typed, to: year })} />
        <Button type="primary" htmlType="submit" loading={begin.isPending} disabled={!isOrdered}>
          {t("drafts.begin")}
        </Button>
        {isOrdered ? null : (
          <span role="alert" className="draft-warn">
            {t("drafts.badYears")}
          </span>
        )}
      </form>
      {begin.error ? <Failed error={begin.error} onRetry={onBegin} /> : null}
    </Section>
  );
}
