import { Modal } from "antd";
import { useState } from "react";
import { useWrite } from "../../api/plan-work.ts";
import { useDistrict, useWorld } from "../../api/queries.ts";
import { reportedPath } from "../../api/reported.ts";
import type { ReportedDefinition, ReportedEntry } from "../../api/types.ts";
import { InputField } from "../../parts/form-field.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { contentOf, emptyReport, isComplete, type Report, reportOf } from "./report.ts";
import { TownshipFields } from "./township-fields.tsx";

export interface Handing {
  readonly subject: string;
  readonly name: string;
  readonly unit: string | null;
  readonly definition: ReportedDefinition | null;
  /** The day the value is about: the end of its year. */
  readonly asOf: string;
  /** What stands; null for the first value of the day. */
  readonly entry: ReportedEntry | null;
  /** The last version, also where it was a withdrawal. */
  readonly version: number;
}

interface FieldsProps {
  readonly handing: Handing;
  readonly report: Report;
  readonly onChange: (report: Report) => void;
}

function Fields({ handing, report, onChange }: FieldsProps) {
  const { t, lang, pick } = useLanguage();
  const { definition, unit, version } = handing;
  const set = (name: Exclude<keyof Report, "parts">) => (value: string) => onChange({ ...report, [name]: value });
  return (
    <div className="dialog-fields">
      <InputField
        label={unit === null ? t("figures.value") : t("figures.valueIn", { unit: planUnit(unit, lang) })}
        required
        value={report.value}
        onChange={set("value")}
      />
      {definition?.denominator == null || definition.multiplier === null ? null : (
        <>
          <InputField
            label={t("figures.numerator")}
            help={pick(definition.numerator)}
            value={report.numerator}
            onChange={set("numerator")}
          />
          <InputField
            label={t("figures.denominator")}
            help={pick(definition.denominator)}
            value={report.denominator}
            onChange={set("denominator")}
          />
          <TownshipFields report={report} multiplier={definition.multiplier} onChange={onChange} />
        </>
      )}
      <InputField label={t("figures.source")} required value={report.source} onChange={set("source")} />
      <InputField label={t("figures.said")} type="date" required value={report.said} onChange={set("said")} />
      <InputField
        label={t("figures.evidence")}
        help={t("figures.evidenceHelp")}
        value={report.evidence}
        onChange={set("evidence")}
      />
      {version === 0 ? null : (
        <InputField label={t("figures.reason")} required value={report.reason} onChange={set("reason")} />
      )}
    </div>
  );
}

/** A value that no record gives: with its source and date, its evidence, and, where one stands, why it changes. */
export function HandInModal({ handing, onClose }: { readonly handing: Handing; readonly onClose: () => void }) {
  const { t, pick } = useLanguage();
  const world = useWorld();
  const today = useDistrict().data?.today ?? "";
  const { entry, version, subject, asOf, definition } = handing;
  const [report, setReport] = useState(entry === null ? { ...emptyReport, said: today } : reportOf(entry));
  const write = useWrite<ReportedEntry>(onClose);
  const send = () => {
    const body = { world, baseVersion: version, ...contentOf(report) };
    write.mutate({ path: reportedPath(subject, asOf), method: "PUT", body });
  };
  return (
    <Modal
      open
      width={640}
      title={`${handing.name} · ${asOf.slice(0, 4)}`}
      okText={t("figures.handIn")}
      cancelText={t("action.cancel")}
      okButtonProps={{ disabled: !isComplete(report, version), loading: write.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      {write.error ? <Failed error={write.error} /> : null}
      {world === "simulated" ? <p className="notice">{t("figures.simulated")}</p> : null}
      {definition === null ? null : (
        <p className="help">
          {t("figures.from", { system: pick(definition.system), period: pick(definition.period) })}
        </p>
      )}
      <Fields handing={handing} report={report} onChange={setReport} />
    </Modal>
  );
}
