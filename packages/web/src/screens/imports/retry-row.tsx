import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Input, Modal } from "antd";
import { useId, useState } from "react";
import { request } from "../../api/client.ts";
import type { LedgerRow } from "../../api/types.ts";
import { Failed } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";

/** The bytes received, to be corrected in place and tried again. What came first stays in the ledger. */
export function RetryRow({ row, onClose }: { readonly row: LedgerRow; readonly onClose: () => void }) {
  const { t, pick } = useLanguage();
  const id = useId();
  const { message } = App.useApp();
  const { operator } = useSession();
  const client = useQueryClient();
  const [content, setContent] = useState(row.content);
  const retry = useMutation({
    mutationFn: () =>
      request<LedgerRow>(`/api/ledger/${encodeURIComponent(row.id)}/retry`, {
        method: "POST",
        operator,
        idempotencyKey: crypto.randomUUID(),
        body: { content },
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      void message.success(t("imports.retried"));
    },
  });
  return (
    <Modal
      open
      width={720}
      title={t("imports.editTitle", { line: row.line ?? "—" })}
      okText={t("imports.retry")}
      cancelText={t("action.cancel")}
      okButtonProps={{ loading: retry.isPending }}
      onOk={() => retry.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      {retry.error ? <Failed error={retry.error} /> : null}
      <div className="dialog-fields">
        {retry.error ? <p className="problem-warning">{t("imports.stillRefused")}</p> : <p>{pick(row.text)}</p>}
        <label htmlFor={id}>{t("imports.content")}</label>
        <Input.TextArea
          id={id}
          className="code"
          value={content}
          autoSize={{ minRows: 6, maxRows: 18 }}
          spellCheck={false}
          onChange={(event) => setContent(event.target.value)}
        />
      </div>
    </Modal>
  );
}
