import { DownloadOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useId, useState } from "react";
import { useDownload, useWrite } from "../../api/plan-work.ts";
import type { Evaluation } from "../../api/types.ts";
import { Section } from "../../parts/section.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { StepProps } from "./evaluation-screen.tsx";

function Written({ name, step }: { readonly name: "summary" | "remedies"; readonly step: StepProps }) {
  const { t } = useLanguage();
  const id = useId();
  const { remarks, isFrozen, onRemarks } = step;
  if (isFrozen)
    return (
      <Section title={t(`evaluation.${name}`)}>
        <p>{remarks[name] === "" ? "—" : remarks[name]}</p>
      </Section>
    );
  return (
    <Section title={<label htmlFor={id}>{t(`evaluation.${name}`)}</label>}>
      <textarea
        id={id}
        className="remark-input"
        rows={4}
        maxLength={8000}
        value={remarks[name]}
        onChange={(event) => onRemarks({ ...remarks, [name]: event.target.value })}
      />
    </Section>
  );
}

function Downloads({ step }: { readonly step: StepProps }) {
  const { t } = useLanguage();
  const download = useDownload();
  const path = `/api/evaluations/${encodeURIComponent(step.evaluation.id)}/report.docx`;
  return (
    <>
      {download.error ? <Failed error={download.error} /> : null}
      {(["zh", "en"] as const).map((lang) => (
        <Button
          key={lang}
          icon={<DownloadOutlined />}
          loading={download.isPending}
          disabled={step.isUnsaved}
          onClick={() => download.mutate({ path, query: { lang } })}
        >
          {t(lang === "zh" ? "evaluation.download" : "evaluation.downloadEn")}
        </Button>
      ))}
    </>
  );
}

function Signing({ step }: { readonly step: StepProps }) {
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const { id, version, evaluated } = step.evaluation;
  const path = `/api/evaluations/${encodeURIComponent(id)}`;
  const write = useWrite<Evaluation>(() => setAsking(false));
  const send = (name: "sign" | "withdraw") =>
    write.mutate({ method: "POST", path: `${path}/${name}`, body: { baseVersion: version } });
  return (
    <>
      {write.error ? <Failed error={write.error} /> : null}
      <Button type="primary" disabled={step.isUnsaved || evaluated.provisional} onClick={() => setAsking(true)}>
        {t("evaluation.sign")}
      </Button>
      <Button danger disabled={step.isUnsaved} loading={write.isPending} onClick={() => send("withdraw")}>
        {t("evaluation.withdraw")}
      </Button>
      <Modal
        open={isAsking}
        title={t("evaluation.signTitle")}
        okText={t("evaluation.sign")}
        cancelText={t("action.cancel")}
        okButtonProps={{ loading: write.isPending }}
        onOk={() => send("sign")}
        onCancel={() => setAsking(false)}
      >
        <p>{t("evaluation.signText")}</p>
      </Modal>
    </>
  );
}

/** The words of the report, its file, and the signature. */
export function SignStep(step: StepProps) {
  const { t, pick } = useLanguage();
  const { evaluated, reports } = step.evaluation;
  return (
    <>
      <Written name="summary" step={step} />
      <Written name="remedies" step={step} />
      <div className="step-actions">
        <Downloads step={step} />
        {step.isFrozen ? null : <Signing step={step} />}
        {step.isUnsaved ? <span className="problem-warning">{t("evaluation.unsaved")}</span> : null}
      </div>
      {reports.length === 0 ? null : (
        <ul className="plain-list">
          {reports.map(({ language, digest, bytes }) => (
            <li key={language}>
              {t(language === "zh" ? "evaluation.download" : "evaluation.downloadEn")} · {bytes} B ·{" "}
              {t("evaluation.digest")} <span className="code">{digest}</span>
            </li>
          ))}
        </ul>
      )}
      <Section
        title={t("evaluation.rules")}
        help={`${pick(evaluated.rules.title)} ${evaluated.rules.version} · ${evaluated.rules.source === "local choice" ? t("evaluation.localChoice") : evaluated.rules.source}`}
      >
        <ul className="plain-list">
          {evaluated.rules.words.map((one) => (
            <li key={one.en}>{pick(one)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
