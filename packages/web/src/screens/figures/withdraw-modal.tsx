import { Modal } from "antd";
import { useState } from "react";
import { useWrite } from "../../api/plan-work.ts";
import { useWorld } from "../../api/queries.ts";
import { reportedPath } from "../../api/reported.ts";
import type { ReportedEntry } from "../../api/types.ts";
import { InputField } from "../../parts/form-field.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

/** Takes a value back and asks why; its versions stay in the history. */
export function WithdrawModal({ entry, onClose }: { readonly entry: ReportedEntry; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const world = useWorld();
  const [reason, setReason] = useState("");
  const write = useWrite<ReportedEntry>(onClose);
  const send = () => {
    const body = { world, baseVersion: entry.version, reason: reason.trim() };
    write.mutate({ path: `${reportedPath(entry.subject, entry.asOf)}/withdraw`, method: "POST", body });
  };
  return (
    <Modal
      open
      title={t("figures.withdrawTitle", { year: entry.year })}
      okText={t("figures.withdraw")}
      cancelText={t("action.cancel")}
      okButtonProps={{ danger: true, disabled: reason.trim() === "", loading: write.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      {write.error ? <Failed error={write.error} /> : null}
      <div className="dialog-fields">
        <p>{t("figures.withdrawText")}</p>
        <InputField label={t("figures.reason")} required value={reason} onChange={setReason} />
      </div>
    </Modal>
  );
}
