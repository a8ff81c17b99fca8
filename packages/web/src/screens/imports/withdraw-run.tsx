import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { request } from "../../api/client.ts";
import type { ImportRun } from "../../api/types.ts";
import { Failed } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";

/** Takes back everything an import brought; asks why. The figures follow when it is done. */
export function WithdrawRun({ run, onClose }: { readonly run: ImportRun; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const id = useId();
  const { operator } = useSession();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const withdrawal = useMutation({
    mutationFn: () =>
      request<ImportRun>(`/api/imports/${encodeURIComponent(run.id)}`, {
        method: "DELETE",
        operator,
        idempotencyKey: `withdraw-import-${run.id}`,
        body: { reason: reason.trim() },
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Modal
      open
      title={t("imports.withdrawTitle")}
      okText={t("imports.withdraw")}
      cancelText={t("action.cancel")}
      okButtonProps={{ danger: true, disabled: reason.trim() === "", loading: withdrawal.isPending }}
      onOk={() => withdrawal.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      {withdrawal.error ? <Failed error={withdrawal.error} /> : null}
      <div className="dialog-fields">
        <p>{t("imports.withdrawText", { file: run.file })}</p>
        <label htmlFor={id}>{t("visit.withdrawReason")}</label>
        <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Modal>
  );
}
