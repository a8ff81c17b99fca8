import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { request } from "../../api/client.ts";
import type { Saved, Visit } from "../../api/types.ts";
import { Failed } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";
import { SavedChanges } from "../visit/saved-changes.tsx";

function useWithdrawal(resident: string, visit: Visit) {
  const { operator } = useSession();
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (reason: string) =>
      request<Saved>(`/api/residents/${encodeURIComponent(resident)}/visits/${encodeURIComponent(visit.id)}`, {
        method: "DELETE",
        operator,
        idempotencyKey,
        body: { baseVersion: visit.version, reason },
      }),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Takes a visit out of every figure; asks why, and says what changed. */
export function WithdrawVisit(props: {
  readonly resident: string;
  readonly visit: Visit;
  readonly onClose: () => void;
}) {
  const { t } = useLanguage();
  const id = useId();
  const [reason, setReason] = useState("");
  const withdrawal = useWithdrawal(props.resident, props.visit);
  const done = withdrawal.data !== undefined;
  return (
    <Modal
      open
      title={t("visit.withdrawTitle")}
      onCancel={props.onClose}
      okText={done ? t("action.close") : t("resident.withdraw")}
      cancelText={t("action.cancel")}
      okButtonProps={{ danger: !done, disabled: reason.trim() === "", loading: withdrawal.isPending }}
      cancelButtonProps={done ? { style: { display: "none" } } : {}}
      onOk={() => (done ? props.onClose() : withdrawal.mutate(reason.trim()))}
    >
      {withdrawal.error ? <Failed error={withdrawal.error} /> : null}
      {withdrawal.data ? (
        <SavedChanges saved={withdrawal.data} />
      ) : (
        <div className="dialog-fields">
          <p>{t("visit.withdrawText")}</p>
          <label htmlFor={id}>{t("visit.withdrawReason")}</label>
          <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </div>
      )}
    </Modal>
  );
}
