import { Button, Modal } from "antd";
import { useState } from "react";
import type { EvaluationRow } from "../../api/types.ts";
import { InputField } from "../../parts/form-field.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { useLanguage } from "../../strings/language.ts";
import type { StepProps } from "./evaluation-screen.tsx";
import { rowName } from "./figures-step.tsx";

/** A value that no record gives, with where it comes from and of which day; saved at once, because figures follow from it. */
export function ReportedModal(props: {
  readonly row: EvaluationRow;
  readonly step: StepProps;
  readonly onClose: () => void;
}) {
  const { row, step, onClose } = props;
  const { t, lang } = useLanguage();
  const { remarks, evaluation } = step;
  const [value, setValue] = useState(row.reported === null ? "" : String(row.reported.value));
  const [source, setSource] = useState(row.reported?.source ?? "");
  const [day, setDay] = useState(row.reported?.day ?? evaluation.evaluated.asOf);
  const isReady = value.trim() !== "" && Number.isFinite(Number(value)) && source.trim() !== "" && day !== "";
  const put = (reported: typeof remarks.reported) => {
    step.onSave({ ...remarks, reported });
    onClose();
  };
  const { [row.key]: _, ...others } = remarks.reported;
  return (
    <Modal
      open
      title={`${t("evaluation.reported")} · ${rowName(row, lang)}`}
      okText={t("evaluation.apply")}
      cancelText={t("action.cancel")}
      okButtonProps={{ disabled: !isReady }}
      onOk={() => put({ ...others, [row.key]: { value: Number(value), source: source.trim(), day } })}
      onCancel={onClose}
    >
      <p className="help">{t("figures.onlyHere")}</p>
      <div className="dialog-fields">
        <InputField
          label={`${t("evaluation.value")}${row.unit ? ` (${planUnit(row.unit, lang)})` : ""}`}
          required
          value={value}
          onChange={setValue}
        />
        <InputField label={t("evaluation.source")} required value={source} onChange={setSource} />
        <InputField label={t("evaluation.day")} type="date" required value={day} onChange={setDay} />
        {!(row.key in remarks.reported) ? null : (
          <Button size="small" onClick={() => put(others)}>
            {t("evaluation.clearReported")}
          </Button>
        )}
      </div>
    </Modal>
  );
}
