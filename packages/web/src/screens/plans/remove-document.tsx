import { Modal } from "antd";
import { usePlanWrite } from "../../api/plan-queries.ts";
import type { PlanEntry } from "../../api/types.ts";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

/** Takes a document away; what was answered to its findings stays. */
export function RemoveDocument({ entry, onClose }: { readonly entry: PlanEntry; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const removal = usePlanWrite<string, unknown>((id) => ({ path: `/${id}`, method: "DELETE" }));
  return (
    <Modal
      open
      title={t("plans.removeTitle")}
      okText={t("plans.remove")}
      cancelText={t("action.cancel")}
      okButtonProps={{ danger: true, loading: removal.isPending }}
      onOk={() => removal.mutate(entry.id, { onSuccess: onClose })}
      onCancel={onClose}
    >
      {removal.error ? <Failed error={removal.error} /> : null}
      <p>{t("plans.removeText", { name: entry.name })}</p>
    </Modal>
  );
}
