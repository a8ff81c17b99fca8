import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { request } from "../../api/client.ts";
import type { LedgerRow } from "../../api/types.ts";
import { Failed } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";

/** Sets a row aside for good, with the reason kept; its bytes stay. */
export function DismissRow({ row, onClose }: { readonly row: LedgerRow; readonly onClose: () => void }) {
  const { t, pick } = useLanguage();
  const id = useId();
  const { operator } = useSession();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const dismissal = useMutation({
    mutationFn: () =>
      request<unknown>(`/api/ledger/${encodeURIComponent(row.id)}/dismiss`, {
        method: "POST",
        operator,
        idempotencyKey: `dismiss-${row.id}`,
        body: { reason: reason.trim() },
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Modal
      open
      title={t("imports.dismissTitle")}
      okText={t("imports.dismiss")}
      cancelText={t("action.cancel")}
      okButtonProps={{ disabled: reason.trim() === "", loading: dismissal.isPending }}
      onOk={() => dismissal.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      {dismissal.error ? <Failed error={dismissal.error} /> : null}
      <div className="dialog-fields">
        <p>{pick(row.text)}</p>
        <label htmlFor={id}>{t("imports.dismissReason")}</label>
        <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Modal>
  );
}
