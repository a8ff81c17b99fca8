import { Button } from "antd";
import type { PlanDraftRow } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { FieldsFor } from "../../parts/may.tsx";
import { useLanguage } from "../../strings/language.ts";
import { NumberField, TextField } from "./fields.tsx";
import { withMovedRow, withoutRow, withRow } from "./history.ts";
import type { PanelProps } from "./row-panel.tsx";
import { cellId } from "./words.ts";

type Given = NonNullable<PlanDraftRow["baseline"]>;

function BaselineFields({ row, desk }: PanelProps) {
  const { t } = useLanguage();
  const { draft, change } = desk;
  const year = draft.period.from - 1;
  const typed: Given =
    row.baseline?.origin === "typed"
      ? row.baseline
      : { origin: "typed", raw: "", year, numerator: null, denominator: null };
  const set = (part: Partial<Given>, cell: string) =>
    change(withRow(draft, row.key, { baseline: { ...typed, ...part } }), `${row.key}/baseline/${cell}`);
  const isTyped = row.baseline?.origin === "typed";
  return (
    <>
      <TextField label={t("drafts.typedBaseline")} value={typed.raw} onChange={(raw) => set({ raw }, "raw")} />
      <NumberField
        label={t("drafts.baselineYear")}
        least={1949}
        value={typed.year}
        onChange={(at) => set({ year: at ?? year }, "year")}
      />
      <NumberField
        label={t("drafts.numerator")}
        value={typed.numerator}
        onChange={(numerator) => set({ numerator }, "n")}
      />
      <NumberField
        label={t("drafts.denominator")}
        value={typed.denominator}
        onChange={(denominator) => set({ denominator }, "d")}
      />
      {isTyped ? (
        <Button size="small" onClick={() => change(withRow(draft, row.key, { baseline: null }))}>
          {t(row.indicator === null ? "drafts.useGiven" : "drafts.useRecords")}
        </Button>
      ) : null}
    </>
  );
}

/** The cell of the row that follows (else of the last one) takes the cursor, so that the keyboard stays in the table. */
function removeRow({ row, desk: { draft, change } }: PanelProps): void {
  const at = draft.rows.indexOf(row);
  const next = draft.rows[at + 1] ?? draft.rows[at - 1];
  change(withoutRow(draft, row.key));
  requestAnimationFrame(() => {
    if (next !== undefined) document.getElementById(cellId(next.key))?.focus();
  });
}

/** Moves the row up or down, or takes it out. */
function RowPlace(props: PanelProps) {
  const { row, desk } = props;
  const { t } = useLanguage();
  const { draft, change } = desk;
  return (
    <>
      <Button size="small" disabled={draft.rows[0] === row} onClick={() => change(withMovedRow(draft, row.key, -1))}>
        {t("drafts.moveUp")}
      </Button>
      <Button size="small" disabled={draft.rows.at(-1) === row} onClick={() => change(withMovedRow(draft, row.key, 1))}>
        {t("drafts.moveDown")}
      </Button>
      <Button danger size="small" onClick={() => removeRow(props)}>
        {t("drafts.removeRow")}
      </Button>
    </>
  );
}

/** Name, unit, direction of good, a baseline of the planner's own, and the end of the row. */
export function RowSettings(props: PanelProps) {
  const { row, desk } = props;
  const { t } = useLanguage();
  const { draft, change } = desk;
  const set = (part: Partial<PlanDraftRow>, cell: string) =>
    change(withRow(draft, row.key, part), `${row.key}/${cell}`);
  return (
    <details className="draft-part draft-settings">
      <summary>{t("drafts.settingsOfRow")}</summary>
      <FieldsFor right="plan">
        <div className="draft-fields">
          <BaselineFields {...props} />
          <TextField
            label={t("drafts.rowName")}
            value={row.name}
            onChange={(name) => set({ name, nameEn: null }, "name")}
          />
          <TextField
            label={t("drafts.rowUnit")}
            value={row.unit ?? ""}
            onChange={(unit) => set({ unit: unit || null }, "unit")}
          />
          <TextField
            label={t("drafts.rowDomain")}
            value={row.domain ?? ""}
            onChange={(domain) => set({ domain: domain || null, domainEn: null }, "domain")}
          />
          <Choice
            label={t("drafts.direction")}
            value={row.direction ?? ""}
            onChange={(direction) =>
              change(withRow(draft, row.key, { direction: direction === "" ? null : (direction as "up" | "down") }))
            }
            options={[
              { value: "", label: t("drafts.unknownDirection") },
              { value: "up", label: t("drafts.up") },
              { value: "down", label: t("drafts.down") },
            ]}
          />
          <RowPlace {...props} />
        </div>
      </FieldsFor>
    </details>
  );
}
