import { Button } from "antd";
import { useRef, useState } from "react";
import { useBind } from "../../api/plan-queries.ts";
import type { BindingRow } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { formatAmount, formatInstant } from "../../parts/format.ts";
import { FieldsFor, OnlyFor } from "../../parts/may.tsx";
import { useNames } from "../../parts/person.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { returnFocus } from "../../parts/return-focus.ts";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { bindingState } from "./binding-state.ts";
import type { PartProps } from "./findings-part.tsx";
import { placeId } from "./marks.ts";

type RowProps = Pick<PartProps, "id" | "content" | "onShow"> & { readonly row: BindingRow };
type Candidate = BindingRow["candidates"][number];

const NONE = "·none";

function Printed({ row, content, onShow }: Omit<RowProps, "id">) {
  const { t } = useLanguage();
  const printed = content.plan.indicators[row.index];
  if (printed === undefined) return null;
  const { place } = row;
  const targets = printed.targets.map((target) => `${target.year ?? ""} ${formatAmount(target)}`.trim()).join("、");
  return (
    <>
      {place === null ? (
        printed.name
      ) : (
        <button type="button" className="link" onClick={() => onShow(placeId(place))}>
          {printed.name}
        </button>
      )}
      <span className="share">
        {printed.unit ?? ""} {formatAmount(printed.baseline)} → {targets === "" ? "—" : targets}
        {printed.from === "text" ? ` · ${t("plans.fromText")}` : ""}
      </span>
    </>
  );
}

/** How well a candidate fits and why, in words. */
function useFit() {
  const { t } = useLanguage();
  return ({ score, reasons }: Candidate) =>
    `${Math.round(score * 100)}% · ${reasons.map((reason) => t(`plans.reasons.${reason}`)).join(t("app.and"))}`;
}

interface CandidatesProps extends Pick<RowProps, "row" | "content"> {
  readonly onTake: (indicator: string) => void;
}

/** What the row may be, best first, each with how well it fits and why; its number is the key that takes it. */
function Candidates({ row, content, onTake }: CandidatesProps) {
  const { t, lang, pick } = useLanguage();
  const fit = useFit();
  if (row.candidates.length === 0) return null;
  return (
    <ol className="candidates" aria-label={t("plans.candidates")}>
      {row.candidates.map((one, at) => {
        const known = content.catalogue.find(({ id }) => id === one.indicator);
        return (
          <li key={one.indicator}>
            <button
              type="button"
              className="link"
              aria-keyshortcuts={String(at + 1)}
              onClick={() => onTake(one.indicator)}
            >
              {known ? `${pick(known.name)} (${planUnit(known.unit, lang)})` : one.indicator}
            </button>
            <span className="share">{fit(one)}</span>
          </li>
        );
      })}
    </ol>
  );
}

type ChoiceProps = Pick<RowProps, "row" | "content"> & {
  /** An id, `NONE`, or empty where nothing is proposed. */
  readonly chosen: string;
  readonly onChoose: (chosen: string) => void;
};

function IndicatorChoice({ row, content, chosen, onChoose }: ChoiceProps) {
  const { t, lang, pick } = useLanguage();
  const fit = useFit();
  const best = row.bound ?? row.candidates.find((one) => one.indicator === chosen);
  return (
    <>
      <Choice
        hideLabel
        label={`${t("plans.bindTo")} ${content.plan.indicators[row.index]?.name ?? ""}`}
        value={chosen}
        onChange={onChoose}
        options={[
          ...(chosen === "" ? [{ value: "", label: t("plans.notBound") }] : []),
          ...content.catalogue.map((one) => ({
            value: one.id,
            label: `${pick(one.name)} (${planUnit(one.unit, lang)})`,
          })),
          { value: NONE, label: t("plans.noneOfThem") },
        ]}
      />
      {best !== undefined && best.indicator === chosen ? <span className="share">{fit(best)}</span> : null}
    </>
  );
}

function Decided({ row }: { readonly row: BindingRow }) {
  const { t } = useLanguage();
  const names = useNames();
  if (row.decision === null) return null;
  const words = { operator: names.operator(row.decision.operator), at: formatInstant(row.decision.at) };
  return (
    <span className="share">
      {row.decision.from === "row" ? t("plans.decidedHere", words) : t("plans.decidedBefore", words)}
    </span>
  );
}

/** What a row is bound to now, else what it may be. */
function proposed(row: BindingRow): string {
  if (bindingState(row) === "none") return NONE;
  return row.bound?.indicator ?? row.candidates[0]?.indicator ?? "";
}

interface DecisionProps {
  readonly row: BindingRow;
  /** An id, `NONE`, or empty. */
  readonly shown: string;
  readonly selected: boolean;
  readonly pending: boolean;
  readonly onDecide: (indicator: string | null | undefined) => void;
}

/** What can be decided now; the chosen row shows every way, so that a key can press it. */
function DecisionButtons({ row, shown, selected, pending, onDecide }: DecisionProps) {
  const { t } = useLanguage();
  const changed = row.decision === null ? shown !== "" : shown !== proposed(row);
  const isOpen = row.decision === null && shown === "";
  return (
    <>
      {changed ? (
        <Button
          size="small"
          aria-keyshortcuts="Enter"
          loading={pending}
          onClick={() => onDecide(shown === NONE ? null : shown)}
        >
          {t("plans.confirm")}
        </Button>
      ) : null}
      {isOpen || (selected && bindingState(row) !== "none") ? (
        <Button size="small" aria-keyshortcuts="0" loading={pending} onClick={() => onDecide(null)}>
          {t("plans.noneOfThem")}
        </Button>
      ) : null}
      {row.decision?.from === "row" && !changed ? (
        <Button size="small" aria-keyshortcuts="u" loading={pending} onClick={() => onDecide(undefined)}>
          {t("plans.undoBinding")}
        </Button>
      ) : null}
    </>
  );
}

export const bindingRowId = (row: string) => `r-${row}`;

type BindingRowProps = RowProps & { readonly selected: boolean; readonly onSelect: () => void };

/** A choice alone decides nothing: going through the list by keyboard passes others. Confirming does. */
export function BindingRowPart({ id, row, content, onShow, selected, onSelect }: BindingRowProps) {
  const bind = useBind(id);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen ?? proposed(row);
  const place = useRef<HTMLTableRowElement>(null);
  const seen = row.decision?.from === "row" ? row.decision.at : null;
  const decide = (indicator: string | null | undefined) => {
    const decided = { row: row.row, indicator, seen };
    bind.mutate([decided], {
      onSuccess: () => {
        setChosen(null);
        if (selected) returnFocus(place.current);
      },
    });
  };
  return (
    <tr
      ref={place}
      id={bindingRowId(row.row)}
      className={selected ? "binding-selected" : undefined}
      tabIndex={-1}
      aria-current={selected ? "true" : undefined}
      onFocus={onSelect}
    >
      <th scope="row">
        <Printed row={row} content={content} onShow={onShow} />
      </th>
      <td>
        {bind.error ? <Failed error={bind.error} /> : null}
        <FieldsFor right="plan">
          <IndicatorChoice row={row} content={content} chosen={shown} onChoose={setChosen} />
          {selected || bindingState(row) === "open" ? <Candidates row={row} content={content} onTake={decide} /> : null}
        </FieldsFor>
      </td>
      <td>
        <OnlyFor right="plan">
          <DecisionButtons row={row} shown={shown} selected={selected} pending={bind.isPending} onDecide={decide} />
        </OnlyFor>
        <Decided row={row} />
      </td>
    </tr>
  );
}
