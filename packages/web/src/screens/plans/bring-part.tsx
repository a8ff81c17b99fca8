import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { type DragEvent, useId, useRef, useState } from "react";
import { useBring } from "../../api/plan-queries.ts";
import { Failed } from "../../parts/states.tsx";
import { useStands } from "../../parts/use-stands.ts";
import { useLanguage } from "../../strings/language.ts";
import { PasteText } from "./paste-text.tsx";

const ACCEPT = ".docx,.doc,.wps,.odt,.pdf,.html,.htm,.txt,.md,.xlsx,.ods,.csv";

/** Sends files one after the other; a single one is opened, of several the list says how they are. */
function useSending() {
  const navigate = useNavigate();
  const bring = useBring();
  const stands = useStands();
  const [known, setKnown] = useState<readonly string[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  async function send(files: readonly File[]): Promise<void> {
    setKnown([]);
    for (const file of files) {
      setSending(file.name);
      const received = await bring.mutateAsync({ file }).catch(() => null);
      if (received === null) break;
      const { document, added } = received;
      if (!added) setKnown((names) => [...names, file.name]);
      // Who has gone on to something else stays there; the list has the document.
      if (files.length === 1 && stands.current)
        await navigate({ to: "/plans/$id", params: { id: document.id }, search: added ? {} : { same: "1" } });
    }
    setSending(null);
  }
  return { send, sending, known, error: bring.error };
}

/** Where a plan is dropped, chosen or pasted. */
export function BringPart() {
  const { t } = useLanguage();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const { send, sending, known, error } = useSending();
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };
  return (
    <section className="section" aria-label={t("plans.drop")}>
      {error ? <Failed error={error} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the button beside it is the other */}
      <div
        className={over ? "drop-zone drop-over" : "drop-zone"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <p className="drop-line">
          <label htmlFor={id}>{t("plans.drop")}</label>{" "}
          <Button type="primary" loading={sending !== null} onClick={() => field.current?.click()}>
            {t("plans.choose")}
          </Button>{" "}
          <Button onClick={() => setPasting(true)}>{t("plans.paste")}</Button>
        </p>
        <input
          ref={field}
          id={id}
          type="file"
          multiple
          className="unseen"
          tabIndex={-1}
          accept={ACCEPT}
          onChange={(event) => {
            void send([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <p className="help">{t("plans.formats")}</p>
        <p aria-live="polite">
          {sending === null ? "" : t("plans.sending", { name: sending })}
          {known.map((name) => t("plans.sameName", { name })).join(" ")}
        </p>
      </div>
      {pasting ? <PasteText onClose={() => setPasting(false)} /> : null}
    </section>
  );
}
