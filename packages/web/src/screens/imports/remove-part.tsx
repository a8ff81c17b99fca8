import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useId, useState } from "react";
import { request } from "../../api/client.ts";
import { useDistrict, useJobs } from "../../api/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { useMay } from "../../parts/may.tsx";
import { Section } from "../../parts/section.tsx";
import { Failed } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";

function useRemoval(onDone: () => void) {
  const { operator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request<unknown>("/api/simulated", { method: "DELETE", operator, idempotencyKey: crypto.randomUUID() }),
    onSuccess: onDone,
    onSettled: () => void client.invalidateQueries(),
  });
}

/** Asks to type the words, because nothing brings the data back. */
function Confirm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState("");
  const removal = useRemoval(onClose);
  const word = t("imports.removeWord");
  return (
    <Modal
      open
      title={t("imports.removeTitle")}
      okText={t("imports.remove")}
      cancelText={t("action.cancel")}
      okButtonProps={{ danger: true, disabled: typed.trim() !== word, loading: removal.isPending }}
      onOk={() => removal.mutate()}
      onCancel={onClose}
    >
      {removal.error ? <Failed error={removal.error} /> : null}
      <div className="dialog-fields">
        <p>{t("imports.removeText")}</p>
        <label htmlFor={id}>{t("imports.removeType", { word })}</label>
        <Input id={id} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
      </div>
    </Modal>
  );
}

function RunningJobs() {
  const { t, pick } = useLanguage();
  const running = (useJobs(true).data?.items ?? []).filter((job) => job.state === "running");
  return (
    <ul className="plain-list" aria-live="polite">
      {running.map((job) => (
        <li key={job.id}>
          {pick(job.stage)}{" "}
          {job.total === null ? null : (
            <>
              <progress className="progress" aria-label={pick(job.stage)} value={job.done} max={job.total} />{" "}
              {t("imports.progress", { done: formatCount(job.done), total: formatCount(job.total) })}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

export function RemovePart() {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const may = useMay("import");
  const simulated = useDistrict().data?.worlds.find((one) => one.world === "simulated")?.residents ?? 0;
  return (
    <>
      <RunningJobs />
      {simulated > 0 && may ? (
        <Section title={t("imports.removeTitle")} help={t("imports.removeText")}>
          <Button danger onClick={() => setAsking(true)}>
            {t("imports.remove")}
          </Button>
        </Section>
      ) : null}
      {asking ? <Confirm onClose={() => setAsking(false)} /> : null}
    </>
  );
}
