import { Button } from "antd";
import { useBind } from "../../api/plan-queries.ts";
import type { BindingRow } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { formatAmount, formatInstant } from "../../parts/format.ts";
import { useNames } from "../../parts/person.tsx";
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

function Bound({
  row,
  content,
  onChoose,
}: Omit<RowProps, "id" | "onShow"> & { readonly onChoose: (id: string | null) => void }) {
  const { t, pick } = useLanguage();
  const fit = useFit();
  const best = row.bound ?? row.candidates[0] ?? null;
  const name = (id: string) => {
    const known = content.catalogue.find((one) => one.id === id);
    return known ? `${pick(known.name)} (${known.unit})` : id;
  };
  const state = bindingState(row);
  const value = row.bound?.indicator ?? (state === "none" ? NONE : "");
  return (
    <>
      <Choice
        hideLabel
        label={`${t("plans.bindTo")} ${content.plan.indicators[row.index]?.name ?? ""}`}
        value={value}
        onChange={(next) => onChoose(next === NONE ? null : next)}
        options={[
          ...(value === "" ? [{ value: "", label: t("plans.notBound") }] : []),
          ...content.catalogue.map((one) => ({ value: one.id, label: name(one.id) })),
          { value: NONE, label: t("plans.noneOfThem") },
        ]}
      />
      {best !== null && state !== "none" ? (
        <span className="share">
          {row.bound === null ? `${name(best.indicator)} ` : ""}
          {fit(best)}
        </span>
      ) : null}
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

export function BindingRowPart({ id, row, content, onShow }: RowProps) {
  const { t } = useLanguage();
  const bind = useBind(id);
  const proposed = row.bound?.indicator ?? row.candidates[0]?.indicator ?? null;
  const choose = (indicator: string | null | undefined) => bind.mutate({ row: row.row, indicator });
  return (
    <tr>
      <th scope="row">
        <Printed row={row} content={content} onShow={onShow} />
      </th>
      <td>
        {bind.error ? <Failed error={bind.error} /> : null}
        <Bound row={row} content={content} onChoose={choose} />
      </td>
      <td>
        {row.decision === null && proposed !== null ? (
          <Button size="small" loading={bind.isPending} onClick={() => choose(proposed)}>
            {t("plans.confirm")}
          </Button>
        ) : null}
        {row.decision === null && row.bound === null ? (
          <Button size="small" loading={bind.isPending} onClick={() => choose(null)}>
            {t("plans.noneOfThem")}
          </Button>
        ) : null}
        {row.decision?.from === "row" ? (
          <Button size="small" loading={bind.isPending} onClick={() => choose(undefined)}>
            {t("plans.undoBinding")}
          </Button>
        ) : null}
        <Decided row={row} />
      </td>
    </tr>
  );
}
