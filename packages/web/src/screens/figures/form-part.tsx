import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useId, useState } from "react";
import { useDownload, useWrite } from "../../api/plan-work.ts";
import type { Collection, ReportedImport } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

function Preview({ answer }: { readonly answer: ReportedImport }) {
  const { t, pick } = useLanguage();
  if (answer.rows.length === 0) return <p className="help">{t("figures.noValues")}</p>;
  return (
    <Scroll label={t("figures.preview")}>
      <table className="data">
        <caption className="unseen">{t("figures.preview")}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("figures.line")}
            </th>
            <th scope="col">{t("board.name")}</th>
            <th scope="col" className="num">
              {t("figures.before")}
            </th>
            <th scope="col" className="num">
              {t("figures.value")}
            </th>
            <th scope="col">{t("figures.becomes")}</th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <tr key={`${row.line} ${row.township}`}>
              <td className="num">{row.line}</td>
              <th scope="row">
                {row.name === "" ? row.subject : row.name}
                {row.township === null ? null : <span className="share">{row.township}</span>}
              </th>
              <td className="num">{formatValue(row.before)}</td>
              <td className="num">
                {formatValue(row.value)}
                {row.townships === 0 ? null : (
                  <span className="share">{t("figures.withTownships", { count: row.townships })}</span>
                )}
              </td>
              <td>
                {t(`figures.states.${row.state}`)}
                {row.why === null ? null : (
                  <span className="share">
                    {row.column === null ? "" : `${t(`figures.columns.${columnOf(row.column)}`)}${t("app.colon")}`}
                    {pick(row.why.text)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const COLUMNS = ["subject", "value", "numerator", "denominator", "source", "said", "evidence"] as const;

function columnOf(name: string): (typeof COLUMNS)[number] {
  return COLUMNS.find((one) => one === name) ?? "subject";
}

function formOf(data: Collection, file: File, isMeant: boolean): FormData {
  const form = new FormData();
  form.set("world", data.world);
  form.set("year", String(data.year));
  form.set("write", String(isMeant));
  form.set("file", file, file.name);
  return form;
}

function FileField({ onFile }: { readonly onFile: (file: File | null) => void }) {
  const { t } = useLanguage();
  const id = useId();
  return (
    <span className="choice">
      <label className="choice-label" htmlFor={id}>
        {t("figures.file")}
      </label>
      <input id={id} type="file" accept=".xlsx,.csv" onChange={(event) => onFile(event.target.files?.[0] ?? null)} />
    </span>
  );
}

/** The form of the year as a file: taken empty, brought back filled, first shown, then written. */
export function FormPart({ data }: { readonly data: Collection }) {
  const { t, lang } = useLanguage();
  const download = useDownload();
  const [file, setFile] = useState<File | null>(null);
  const [last, setLast] = useState<{ readonly file: File; readonly answer: ReportedImport } | null>(null);
  // What was answered to another file is no preview of this one, however late it comes.
  const answer = last !== null && last.file === file ? last.answer : null;
  const write = useWrite<ReportedImport>(() => undefined);
  const path = `/api/plans/${encodeURIComponent(data.plan.id)}/reported`;
  const { year, world } = data;
  const send = (isMeant: boolean) => {
    if (file === null) return;
    const asked = { path: `${path}/import`, method: "POST", form: formOf(data, file, isMeant) } as const;
    write.mutate(asked, { onSuccess: (given) => setLast({ file, answer: given }) });
  };
  const toWrite = answer?.rows.filter(({ state }) => state === "new" || state === "changed").length ?? 0;
  return (
    <Section title={t("figures.form")} help={t("figures.formHelp")}>
      {download.error ? <Failed error={download.error} /> : null}
      {write.error ? <Failed error={write.error} /> : null}
      <div className="upload-form">
        <Button
          icon={<DownloadOutlined />}
          loading={download.isPending}
          onClick={() => download.mutate({ path: `${path}.xlsx`, query: { year, world, lang } })}
        >
          {t("figures.getForm", { year })}
        </Button>
        <OnlyFor right="figures">
          <FileField onFile={setFile} />
          <Button disabled={file === null} loading={write.isPending} onClick={() => send(false)}>
            {t("figures.look")}
          </Button>
          {answer === null || answer.written > 0 || toWrite === 0 ? null : (
            <Button type="primary" loading={write.isPending} onClick={() => send(true)}>
              {t("figures.write", { count: toWrite })}
            </Button>
          )}
        </OnlyFor>
      </div>
      {answer === null ? null : (
        <>
          {answer.written > 0 ? <p role="status">{t("figures.written", { count: answer.written })}</p> : null}
          <Preview answer={answer} />
        </>
      )}
    </Section>
  );
}
