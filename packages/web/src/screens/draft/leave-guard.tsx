import { useBlocker } from "@tanstack/react-router";
import { Modal } from "antd";
import { useLanguage } from "../../strings/language.ts";
import type { DraftDesk } from "./use-draft.ts";

/** Before the screen is left what was typed is saved; where that cannot be, it asks. Also when the tab is closed. */
export function LeaveGuard({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLanguage();
  const isOpen = desk.state !== "saved";
  const blocker = useBlocker({
    shouldBlockFn: async () => isOpen && !(await desk.flush()),
    enableBeforeUnload: () => isOpen,
    withResolver: true,
  });
  return (
    <Modal
      open={blocker.status === "blocked"}
      title={t("drafts.leaveTitle")}
      okText={t("action.stay")}
      cancelText={t("drafts.leaveAnyway")}
      onOk={() => blocker.reset?.()}
      onCancel={() => {
        desk.abandon();
        blocker.proceed?.();
      }}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      {t(desk.state === "conflict" ? "drafts.leaveConflict" : "drafts.leaveFailed")}
    </Modal>
  );
}
