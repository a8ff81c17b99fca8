import { Button } from "antd";
import { type FormEvent, useEffect, useState } from "react";
import { useWrite } from "../../api/plan-work.ts";
import type { PlanProject } from "../../api/types.ts";
import { FormField, InputField } from "../../parts/form-field.tsx";
import { OnlyFor } from "../../parts/may.tsx";
import { Section } from "../../parts/section.tsx";
import { Failed } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";

type Photo = PlanProject["photos"][number];

/** The picture's bytes come under the operator's name, so they cannot be a plain address. */
function usePicture(id: string): string | null {
  const { operator } = useSession();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    let made: string | null = null;
    const headers = { "x-kangyu-operator": encodeURIComponent(operator ?? "") };
    fetch(`/api/plan-photos/${encodeURIComponent(id)}`, { headers, signal: gone.signal })
      .then((response) => (response.ok ? response.blob() : null))
      .then((blob) => {
        if (blob === null || gone.signal.aborted) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      })
      .catch(() => undefined);
    return () => {
      gone.abort();
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [id, operator]);
  return address;
}

function Picture({ photo, onWithdraw }: { readonly photo: Photo; readonly onWithdraw: () => void }) {
  const { t } = useLanguage();
  const address = usePicture(photo.id);
  return (
    <li>
      <figure>
        {address === null ? null : <img src={address} alt={photo.caption} />}
        <figcaption>
          {photo.caption} <span className="help">{photo.taken ?? ""}</span>{" "}
          <OnlyFor right="plan">
            <button type="button" className="link" onClick={onWithdraw}>
              {t("project.withdrawPhoto")}
            </button>
          </OnlyFor>
        </figcaption>
      </figure>
    </li>
  );
}

function Add({ plan, project }: { readonly plan: string; readonly project: string }) {
  const { t } = useLanguage();
  const [file, setFile] = useState<File | null>(null);
  const [caption, setCaption] = useState("");
  const [taken, setTaken] = useState("");
  const [sent, setSent] = useState(0);
  const write = useWrite<unknown>(() => {
    setFile(null);
    setCaption("");
    setSent(sent + 1);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    const form = new FormData();
    form.set("caption", caption);
    form.set("taken", taken);
    form.set("file", file, file.name);
    const path = `/api/plans/${encodeURIComponent(plan)}/projects/${encodeURIComponent(project)}/photos`;
    write.mutate({ method: "POST", path, form });
  };
  return (
    <form onSubmit={submit}>
      {write.error ? <Failed error={write.error} /> : null}
      <div className="drawer-fields">
        <FormField label={t("project.file")} wide>
          {(id) => (
            <input
              key={sent}
              id={id}
              type="file"
              accept="image/jpeg,image/png,image/webp"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </FormField>
        <InputField label={t("project.caption")} required value={caption} onChange={setCaption} />
        <InputField label={t("project.taken")} type="date" value={taken} onChange={setTaken} />
      </div>
      <div className="drawer-actions">
        <Button htmlType="submit" disabled={file === null || caption.trim() === ""} loading={write.isPending}>
          {t("project.send")}
        </Button>
      </div>
    </form>
  );
}

function Withdraw({ photo, onClose }: { readonly photo: Photo; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [reason, setReason] = useState("");
  const write = useWrite<unknown>(onClose);
  const path = `/api/plan-photos/${encodeURIComponent(photo.id)}/withdraw`;
  return (
    <div className="drawer-actions">
      {write.error ? <Failed error={write.error} /> : null}
      <InputField label={t("project.withdrawReason")} required value={reason} onChange={setReason} />
      <Button
        danger
        disabled={reason.trim() === ""}
        onClick={() => write.mutate({ method: "POST", path, body: { reason: reason.trim() } })}
      >
        {t("project.withdrawPhoto")}
      </Button>
      <Button onClick={onClose}>{t("action.cancel")}</Button>
    </div>
  );
}

/** Photographs of a project; one added by mistake is taken back with a reason. */
export function PhotosPart({ plan, project }: { readonly plan: string; readonly project: PlanProject }) {
  const { t } = useLanguage();
  const [withdrawn, setWithdrawn] = useState<Photo | null>(null);
  return (
    <Section title={t("project.photos")}>
      {project.photos.length === 0 ? (
        <p className="help">{t("project.noPhotos")}</p>
      ) : (
        <ul className="photos">
          {project.photos.map((photo) => (
            <Picture key={photo.id} photo={photo} onWithdraw={() => setWithdrawn(photo)} />
          ))}
        </ul>
      )}
      {withdrawn === null ? null : <Withdraw photo={withdrawn} onClose={() => setWithdrawn(null)} />}
      <OnlyFor right="plan">
        <Add plan={plan} project={project.id} />
      </OnlyFor>
    </Section>
  );
}
