import { useBlocker } from "@tanstack/react-router";
import { Modal } from "antd";
import { useLanguage } from "../strings/language.ts";

/** Asks before what was entered on this page is lost, also when the tab is closed. A new search of the same page loses nothing. */
export function LeaveGuard({ dirty }: { readonly dirty: boolean }) {
  const { t } = useLanguage();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <Modal
      open={blocker.status === "blocked"}
      title={t("visit.leaveTitle")}
      okText={t("action.stay")}
      cancelText={t("action.leave")}
      onOk={() => blocker.reset?.()}
      onCancel={(event) => (event.currentTarget.className.includes("close") ? blocker.reset?.() : blocker.proceed?.())}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      {t("visit.leaveText")}
    </Modal>
  );
}
