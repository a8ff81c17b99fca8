import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useId, useState } from "react";
import { useDraftWrite } from "../../api/draft-queries.ts";
import { usePlanDocuments } from "../../api/plan-queries.ts";
import { useDistrict, useWorld } from "../../api/queries.ts";
import type { NewPlanDraft } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { Section } from "../../parts/section.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

const CATALOGUE = "";
const DOCUMENT = "document:";

interface Base {
  readonly value: string;
  readonly label: string;
  /** Last year of the plan; null where it is not known. */
  readonly to: number | null;
}

/** What a draft may go on from: plans of the catalogue, documents that were read, and the catalogue's indicators. */
function useBases(): readonly Base[] {
  const { t, pick } = useLanguage();
  const plans = useDistrict().data?.plans ?? [];
  const documents = usePlanDocuments().data?.items ?? [];
  return [
    ...plans.map(({ id, title, from, to }) => ({ value: id, label: `${pick(title)} (${from}–${to})`, to })),
    ...documents
      // One that the district follows stands among the plans.
      .filter(({ id, state }) => state === "read" && !plans.some((plan) => plan.id === id))
      .map(({ id, title, name, period }) => ({
        value: `${DOCUMENT}${id}`,
        label: t("drafts.baseDocument", { name: title ?? name }),
        to: period?.to ?? null,
      })),
    { value: CATALOGUE, label: t("drafts.baseCatalogue"), to: null },
  ];
}

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

function baseOf(value: string): Pick<NewPlanDraft, "base" | "document"> {
  if (value.startsWith(DOCUMENT)) return { base: null, document: value.slice(DOCUMENT.length) };
  return { base: value === CATALOGUE ? null : value };
}

/** Where the rows come from, and the years; the years follow the plan that is gone on from. */
export function NewDraftPart() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const world = useWorld();
  const today = useDistrict().data?.today ?? "2025-12-31";
  const bases = useBases();
  const [base, setBase] = useState(bases[0]?.value ?? CATALOGUE);
  const follows = bases.find(({ value }) => value === base)?.to ?? Number(today.slice(0, 4)) - 1;
  const [typed, setTyped] = useState<{ from?: number; to?: number; mid?: number }>({});
  const from = typed.from ?? follows + 1;
  const to = typed.to ?? from + 4;
  const mid = typed.mid ?? Math.min(from + 1, to);
  const isOrdered = from <= to && from <= mid && mid <= to;
  const begin = useDraftWrite((body: NewPlanDraft) => ({ path: "", method: "POST" as const, body }));
  const onBegin = () =>
    begin.mutate(
      { world, from, to, mid, ...baseOf(base) },
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
          options={bases}
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
