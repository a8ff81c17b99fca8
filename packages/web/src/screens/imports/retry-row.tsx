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
    onSuccess: (answer) => {
      void client.invalidateQueries();
      if (answer.state === "open") return;
      void message.success(t("imports.retried"));
      onClose();
    },
  });
  const still = retry.data?.state === "open" ? retry.data : null;
  return (
    <Modal
      open
      width={720}
      title={t("imports.editTitle", { line: row.line ?? "—" })}
      okText={t("imports.retry")}
      cancelText={t("action.cancel")}
      okButtonProps={{ loading: retry.isPending }}
      onOk={() => retry.mutate()}
      onCancel={onClose}
    >
      {retry.error ? <Failed error={retry.error} /> : null}
      <div className="dialog-fields">
        <p role={still ? "alert" : undefined} className="problem-warning">
          {still ? `${t("imports.stillRefused")}${t("app.colon")}${pick(still.text)}` : pick(row.text)}
          {(still ?? row).path ? ` · ${(still ?? row).path}` : ""}
        </p>
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
