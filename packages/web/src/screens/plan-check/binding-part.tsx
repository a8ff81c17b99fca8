import { isPromise } from "@kangyu/plan";
import { useState } from "react";
import { Chips } from "../../parts/choice.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { BindingRowPart } from "./binding-row.tsx";
import { bindingState, countBindings } from "./binding-state.ts";
import type { PartProps } from "./findings-part.tsx";

const NO_ROW = { from: "text", targets: [] } as const;

/** Each row that promises something, with what it is bound to and why; confirmed, corrected or set to none. */
export function BindingPart({ id, content, onShow }: PartProps) {
  const { t } = useLanguage();
  const [show, setShow] = useState<"open" | "all">("all");
  const bindings = content.bindings.filter(({ index }) => isPromise(content.plan.indicators[index] ?? NO_ROW));
  const rows = bindings.filter((row) => show === "all" || bindingState(row) === "open");
  return (
    <section className="pane binding-pane" aria-label={t("plans.tabBinding")}>
      <p className="help">{t("plans.bindingHelp")}</p>
      <div className="findings-filter">
        <Chips
          label={t("plans.bindingShow")}
          value={show}
          onChange={setShow}
          options={[
            { value: "all", label: t("plans.bindingAll") },
            { value: "open", label: t("plans.bindingOpen") },
          ]}
        />
        <span aria-live="polite">{t("plans.bindingCounts", countBindings(bindings))}</span>
      </div>
      {rows.length === 0 ? (
        <Empty title={t(bindings.length === 0 ? "plans.noRows" : "plans.noOpenRows")} />
      ) : (
        <table className="data binding-table">
          <thead>
            <tr>
              <th scope="col">{t("plans.row")}</th>
              <th scope="col">{t("plans.boundTo")}</th>
              <th scope="col">{t("plans.decision")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <BindingRowPart key={row.row} id={id} row={row} content={content} onShow={onShow} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
