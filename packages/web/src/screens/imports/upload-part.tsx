import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useId, useState } from "react";
import { request } from "../../api/client.ts";
import { useDistrict, useWorld } from "../../api/queries.ts";
import type { ImportRun, World } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { useNames } from "../../parts/person.tsx";
import { Section } from "../../parts/section.tsx";
import { Failed } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";

interface Upload {
  readonly file: File;
  readonly place: string;
  readonly world: World;
}

function useUpload(onDone: () => void) {
  const { operator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, place, world }: Upload) => {
      // The file comes last: the server reads the rest before it streams the bytes.
      const form = new FormData();
      if (place !== "") form.set("place", place);
      form.set("world", world);
      form.set("file", file, file.name);
      const idempotencyKey = crypto.randomUUID();
      return request<ImportRun>("/api/imports", { method: "POST", form, operator, idempotencyKey });
    },
    onSuccess: onDone,
    onSettled: () => void client.invalidateQueries(),
  });
}

/** Where people live whose address is not one of the district's. */
function PlaceChoice({ place, onPlace }: { readonly place: string; readonly onPlace: (place: string) => void }) {
  const { t } = useLanguage();
  const names = useNames();
  const places = (useDistrict().data?.places ?? []).filter((one) => one.kind !== "district");
  return (
    <Choice
      label={t("imports.place")}
      value={place}
      onChange={onPlace}
      options={[
        { value: "", label: t("imports.placeNone") },
        ...places.map((one) => ({ value: one.code, label: names.place(one.code) })),
      ]}
    />
  );
}

export function UploadPart() {
  const { t } = useLanguage();
  const id = useId();
  const shown = useWorld();
  const [file, setFile] = useState<File | null>(null);
  const [place, setPlace] = useState("");
  const [world, setWorld] = useState<World | null>(null);
  const [cleared, setCleared] = useState(0);
  const upload = useUpload(() => {
    setFile(null);
    setCleared(cleared + 1);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) upload.mutate({ file, place, world: world ?? shown });
  };
  return (
    <Section title={t("imports.upload")} help={t("imports.fileHelp")}>
      {upload.error ? <Failed error={upload.error} /> : null}
      <form className="upload-form" onSubmit={submit}>
        <span className="choice">
          <label className="choice-label" htmlFor={id}>
            {t("imports.file")}
          </label>
          <input
            key={cleared}
            id={id}
            type="file"
            accept=".ndjson,.json,.jsonl,application/fhir+json,application/json"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </span>
        <PlaceChoice place={place} onPlace={setPlace} />
        <Choice
          label={t("imports.world")}
          value={world ?? shown}
          onChange={(next) => setWorld(next === "real" ? "real" : "simulated")}
          options={[
            { value: "real", label: t("app.real") },
            { value: "simulated", label: t("app.simulated") },
          ]}
        />
        <Button type="primary" htmlType="submit" disabled={file === null} loading={upload.isPending}>
          {t(upload.isPending ? "imports.sending" : "imports.send")}
        </Button>
      </form>
    </Section>
  );
}
