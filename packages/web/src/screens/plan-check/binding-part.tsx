import { isPromise } from "@kangyu/plan";
import { Button } from "antd";
import { useState } from "react";
import { type NewBinding, useBind } from "../../api/plan-queries.ts";
import type { BindingRow } from "../../api/types.ts";
import { Chips } from "../../parts/choice.tsx";
import { OnlyFor } from "../../parts/may.tsx";
import { Empty, Failed } from "../../parts/states.tsx";
import { useListKeys } from "../../parts/use-list-keys.ts";
import { useLanguage } from "../../strings/language.ts";
import { BindingRowPart, bindingRowId } from "./binding-row.tsx";
import { bindingState, countBindings, isExact } from "./binding-state.ts";
import type { PartProps } from "./findings-part.tsx";
import { placeId } from "./marks.ts";
import { scrollToId } from "./use-shown-place.ts";

/** Confirms in one go what agrees in name and unit, and takes all of it back. */
function ExactRows({ id, bindings }: Pick<PartProps, "id"> & { readonly bindings: readonly BindingRow[] }) {
  const { t } = useLanguage();
  const bind = useBind(id);
  const [done, setDone] = useState<readonly string[]>([]);
  const exact = bindings.filter(isExact);
  const send = (decisions: readonly NewBinding[], rows: readonly string[]) =>
    bind.mutate(decisions, { onSuccess: () => setDone(rows) });
  const confirm = () =>
    send(
      exact.map(({ row, bound }) => ({ row, indicator: bound?.indicator ?? null, seen: null })),
      exact.map(({ row }) => row),
    );
  const takeBack = () => {
    const own = bindings.filter(({ row, decision }) => done.includes(row) && decision?.from === "row");
    send(
      own.map(({ row, decision }) => ({ row, indicator: undefined, seen: decision?.at ?? null })),
      [],
    );
  };
  return (
    <>
      {bind.error ? <Failed error={bind.error} /> : null}
      {exact.length === 0 ? null : (
        <Button size="small" loading={bind.isPending} onClick={confirm}>
          {t("plans.confirmExact", { count: exact.length })}
        </Button>
      )}
      {done.length === 0 ? null : (
        <span role="status">
          {t("plans.confirmedExact", { count: done.length })}{" "}
          <Button size="small" loading={bind.isPending} onClick={takeBack}>
            {t("plans.undoBinding")}
          </Button>
        </span>
      )}
    </>
  );
}

type Shown = "open" | "all";

interface FilterProps {
  readonly id: string;
  readonly bindings: readonly BindingRow[];
  readonly show: Shown;
  readonly onShow: (show: Shown) => void;
}

function BindingFilter({ id, bindings, show, onShow }: FilterProps) {
  const { t } = useLanguage();
  return (
    <div className="findings-filter">
      <Chips
        label={t("plans.bindingShow")}
        value={show}
        onChange={onShow}
        options={[
          { value: "all", label: t("plans.bindingAll") },
          { value: "open", label: t("plans.bindingOpen") },
        ]}
      />
      <span aria-live="polite">{t("plans.bindingCounts", countBindings(bindings))}</span>
      <OnlyFor right="plan">
        <ExactRows id={id} bindings={bindings} />
      </OnlyFor>
    </div>
  );
}

const NO_ROW = { from: "text", targets: [] } as const;

/** Each row that promises something, with what it is bound to and why; confirmed, corrected or set to none. */
export function BindingPart({ id, content, onShow }: PartProps) {
  const { t } = useLanguage();
  const [show, setShow] = useState<Shown>("all");
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const bindings = content.bindings.filter(({ index }) => isPromise(content.plan.indicators[index] ?? NO_ROW));
  const rows = bindings.filter((row) => show === "all" || bindingState(row) === "open");
  const choose = (key: string) => {
    if (key === chosen) return;
    setChosen(key);
    scrollToId(bindingRowId(key));
    const place = rows.find(({ row }) => row === key)?.place;
    if (place) onShow(placeId(place));
  };
  useListKeys({ keys: rows.map(({ row }) => row), chosen, idOf: bindingRowId, onChoose: choose });
  return (
    <section className="pane findings-pane binding-pane" aria-label={t("plans.tabBinding")}>
      <BindingFilter id={id} bindings={bindings} show={show} onShow={setShow} />
      <div className="findings-scroll">
        <p className="help">{t("plans.bindingHelp")}</p>
        <OnlyFor right="plan">
          <p className="help no-print">{t("plans.bindingKeys")}</p>
        </OnlyFor>
        {rows.length === 0 ? (
          <Empty title={t(bindings.length === 0 ? "plans.noRows" : "plans.noOpenRows")} />
        ) : (
          <table className="data binding-table">
            <BindingHead />
            <tbody>
              {rows.map((row) => (
                <BindingRowPart
                  key={row.row}
                  id={id}
                  row={row}
                  content={content}
                  onShow={onShow}
                  selected={row.row === chosen}
                  onSelect={() => setChosen(row.row)}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function BindingHead() {
  const { t } = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col">{t("plans.row")}</th>
        <th scope="col">{t("plans.boundTo")}</th>
        <th scope="col">{t("plans.decision")}</th>
      </tr>
    </thead>
  );
}
