import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, memo } from "react";
import type { DraftFinding, PlanDraftRow, RowHelp } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";
import { useMay } from "../../parts/may.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { useLanguage } from "../../strings/language.ts";
import { withMovedRow, withRow } from "./history.ts";
import { formatMoney } from "./money.ts";
import type { Edit } from "./use-draft.ts";
import { cellId, leadingReference, promisedRange, rowName, signed } from "./words.ts";

interface RowProps {
  readonly row: PlanDraftRow;
  /** Absent for a moment after a row was added. */
  readonly help: RowHelp | undefined;
  readonly edit: Edit;
  /** Years of the mid-term targets and of the plan's end. */
  readonly mid: number;
  readonly end: number;
  readonly isChosen: boolean;
  readonly onChoose: (key: string) => void;
}

function BaselineCell({ row, help }: Pick<RowProps, "row" | "help">) {
  const { t, lang } = useLanguage();
  const baseline = help?.baseline ?? null;
  if (baseline === null) return <td className="num draft-none">{t("drafts.noBaseline")}</td>;
  const { origin, amount, asOf } = baseline;
  const isRecords = origin === "records" && row.indicator !== null && asOf !== null;
  return (
    <td className="num">
      {isRecords ? (
        <Link
          to="/indicators/$id"
          params={{ id: row.indicator ?? "" }}
          search={{ asOf }}
          title={t("drafts.openPeople", { name: rowName(row, lang) })}
        >
          {amount.raw}
        </Link>
      ) : origin === "reported" && row.indicator !== null ? (
        <Link to="/figures/$subject" params={{ subject: row.indicator }} title={t("figures.versions")}>
          {amount.raw}
        </Link>
      ) : (
        amount.raw
      )}
      <span className="share">{t(`drafts.origin.${origin}`, { year: amount.year ?? "" })}</span>
    </td>
  );
}

function ForecastCell({ help }: Pick<RowProps, "help">) {
  const { pick } = useLanguage();
  const last = help?.outlook.points.at(-1);
  if (last === undefined) {
    const why = help?.outlook.why;
    return (
      <td className="num draft-none" title={why ? pick(why) : undefined}>
        —
      </td>
    );
  }
  return (
    <td className="num">
      {formatValue(last.value)}
      <span className="share">
        {formatValue(last.low)}–{formatValue(last.high)}
      </span>
    </td>
  );
}

function OthersCell({ help }: Pick<RowProps, "help">) {
  const range = help === undefined ? null : promisedRange(help);
  if (help === undefined || range === null) return <td className="num draft-none">—</td>;
  const { low, high } = range;
  return (
    <td className="num">
      {low === high ? formatValue(low) : `${formatValue(low)}–${formatValue(high)}`}
      <span className="share">× {help.promises.length}</span>
    </td>
  );
}

function ReferenceCell({ help }: Pick<RowProps, "help">) {
  const { t, pick } = useLanguage();
  const reference = help === undefined ? null : leadingReference(help);
  if (reference === null) return <td className="num draft-none">{t("drafts.noReference")}</td>;
  return (
    <td className="num" title={`${pick(reference.scope)} · ${reference.source}`}>
      {reference.raw}
      {reference.year === null ? null : <span className="share">{reference.year}</span>}
    </td>
  );
}

function AsksCell({ row, help }: Pick<RowProps, "row" | "help">) {
  const { t, lang } = useLanguage();
  const asks = help?.asks ?? null;
  if (asks === null) return <td className="num draft-none">—</td>;
  const { people, stock, perYear, alone, money } = asks;
  const main =
    people !== null
      ? t("drafts.people", { more: signed(people.more) })
      : stock !== null && stock.more !== null
        ? t("drafts.stock", { more: signed(stock.more), unit: planUnit(row.unit, lang) })
        : perYear !== null
          ? t("drafts.perYear", { pace: signed(perYear) })
          : "—";
  return (
    <td className="num">
      {main}
      {money === null || money.high === 0 ? null : <span className="share">{formatMoney(money.median, lang)}</span>}
      {alone.code === "unknown" ? null : (
        <span className={`share draft-alone-${alone.code}`} title={t(`drafts.alone.${alone.code}`)}>
          {t(`drafts.aloneShort.${alone.code}`)}
        </span>
      )}
    </td>
  );
}

const WEIGHT = { error: 0, "weak-target": 1, suspicious: 2 } as const;

function FindingsCell({ findings }: { readonly findings: readonly DraftFinding[] }) {
  const { t, pick } = useLanguage();
  const [worst] = findings.toSorted((left, right) => WEIGHT[left.severity] - WEIGHT[right.severity]);
  if (worst === undefined) return <td />;
  return (
    <td title={findings.map(({ message }) => pick(message)).join("\n")}>
      <span className={`draft-mark draft-mark-${worst.severity}`}>
        {t(`drafts.mark.${worst.severity}`)}
        {findings.length > 1 ? ` +${findings.length - 1}` : ""}
      </span>
    </td>
  );
}

/** Alt with an arrow moves the row itself; the cursor stays in its cell. True where it did. */
function moveRow(event: KeyboardEvent<HTMLInputElement>, { edit, row }: Pick<RowProps, "edit" | "row">): boolean {
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  if (!event.altKey || step === 0) return false;
  event.preventDefault();
  edit((draft) => withMovedRow(draft, row.key, step));
  return true;
}

/** The next input of the same column, downwards or upwards. */
function moveInColumn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
  const { column } = event.currentTarget.dataset;
  if (step === 0 || column === undefined || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const table = event.currentTarget.closest("table");
  const inputs = [...(table?.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`) ?? [])];
  const next = inputs[inputs.indexOf(event.currentTarget) + step];
  next?.focus();
  next?.select();
}

function TypedCell(props: RowProps & { readonly column: "mid" | "target"; readonly label: string }) {
  const { row, edit, column, label, onChoose } = props;
  return (
    <td className="draft-typed">
      <input
        className="field-input"
        id={column === "target" ? cellId(row.key) : undefined}
        data-column={column}
        aria-label={label}
        value={row[column]}
        readOnly={!useMay("plan")}
        maxLength={300}
        onFocus={() => onChoose(row.key)}
        onKeyDown={(event) => moveRow(event, props) || moveInColumn(event)}
        onChange={(event) => {
          const { value } = event.target;
          edit((draft) => withRow(draft, row.key, { [column]: value }), `${row.key}/${column}`);
        }}
      />
    </td>
  );
}

function PropertyCell({ row, edit, onChoose }: RowProps) {
  const { t, lang } = useLanguage();
  const set = (value: string) =>
    edit((draft) =>
      withRow(draft, row.key, {
        property: value === "" ? null : (value as NonNullable<PlanDraftRow["property"]>),
      }),
    );
  return (
    <td>
      <select
        className="field-input draft-property"
        aria-label={t("drafts.propertyOf", { name: rowName(row, lang) })}
        value={row.property ?? ""}
        disabled={!useMay("plan")}
        onFocus={() => onChoose(row.key)}
        onChange={(event) => set(event.target.value)}
      >
        <option value="">{t("drafts.noProperty")}</option>
        {(["binding", "expected", "guiding"] as const).map((property) => (
          <option key={property} value={property}>
            {t(`board.${property}`)}
          </option>
        ))}
      </select>
    </td>
  );
}

/** One row: what is known, what is typed, what that asks for, and what would be asked about it. */
export const DraftRowCells = memo(function DraftRowCells(props: RowProps) {
  const { row, help, mid, end, isChosen, onChoose } = props;
  const { t, lang } = useLanguage();
  const name = rowName(row, lang);
  return (
    // The whole row chooses for the mouse; the button in its first cell does the same for the keyboard.
    <tr className={isChosen ? "draft-chosen" : undefined} onClick={() => onChoose(row.key)}>
      <th scope="row" className="col-name">
        <button
          type="button"
          className="link"
          aria-pressed={isChosen}
          title={t("drafts.choose", { name })}
          onClick={() => onChoose(row.key)}
        >
          {name === "" ? "—" : name}
        </button>
        <span className="share">{planUnit(row.unit, lang)}</span>
      </th>
      <BaselineCell row={row} help={help} />
      <ForecastCell help={help} />
      <OthersCell help={help} />
      <ReferenceCell help={help} />
      <TypedCell {...props} column="mid" label={t("drafts.midOf", { name, year: mid })} />
      <TypedCell {...props} column="target" label={t("drafts.targetOf", { name, year: end })} />
      <AsksCell row={row} help={help} />
      <PropertyCell {...props} />
      <FindingsCell findings={help?.findings ?? []} />
    </tr>
  );
});
