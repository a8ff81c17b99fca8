import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useAnswerFinding } from "../../api/plan-queries.ts";
import type { Finding, FindingAnswer } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { useNames } from "../../parts/person.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

interface AnswerProps {
  /** The document. */
  readonly id: string;
  readonly finding: Finding;
  readonly onDone: () => void;
}

function Given({ id, answer }: { readonly id: string; readonly answer: FindingAnswer }) {
  const { t } = useLanguage();
  const names = useNames();
  return (
    <>
      <span className={answer.state === "withdrawn" ? "tag" : "tag tag-good"}>{t(`plans.states.${answer.state}`)}</span>{" "}
      {answer.reason ?? ""}{" "}
      <span className="help">
        {names.operator(answer.operator)} · {formatInstant(answer.at)}
        {answer.document === id ? "" : ` · ${t("plans.fromOther")}`}
      </span>
    </>
  );
}

function History({ id, finding }: Pick<AnswerProps, "id" | "finding">) {
  const { t } = useLanguage();
  if (finding.history.length < 2 && finding.answer !== null) return null;
  if (finding.history.length === 0) return null;
  return (
    <details className="no-print">
      <summary>{t("plans.history")}</summary>
      <ol className="history">
        {finding.history.map((answer) => (
          <li key={`${answer.at}${answer.state}`}>
            <Given id={id} answer={answer} />
          </li>
        ))}
      </ol>
    </details>
  );
}

interface ReasonProps {
  readonly state: "explained" | "dismissed";
  readonly pending: boolean;
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}

function Reason({ state, pending, onSave, onCancel }: ReasonProps) {
  const { t } = useLanguage();
  const field = useId();
  const [reason, setReason] = useState("");
  const empty = reason.trim() === "";
  return (
    <div className="answer-reason">
      <label htmlFor={field}>{t(`plans.reasonFor.${state}`)}</label>
      <Input.TextArea
        id={field}
        autoFocus
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !empty) onSave(reason.trim());
          if (event.key === "Escape") onCancel();
        }}
      />
      <Button type="primary" size="small" disabled={empty} loading={pending} onClick={() => onSave(reason.trim())}>
        {t("plans.save")}
      </Button>{" "}
      <Button size="small" onClick={onCancel}>
        {t("action.cancel")}
      </Button>
    </div>
  );
}

/** What was answered to a finding, with a way back; or the ways to answer it. */
export function AnswerPart({ id, finding, onDone }: AnswerProps) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState<ReasonProps["state"] | null>(null);
  const answering = useAnswerFinding(id);
  const answer = (state: "agreed" | "explained" | "dismissed" | null, reason = "") =>
    answering.mutate(
      { key: finding.key, state, reason },
      {
        onSuccess: () => {
          setAsking(null);
          onDone();
        },
      },
    );
  const pending = answering.isPending;
  return (
    <div className="answer">
      {answering.error ? <Failed error={answering.error} /> : null}
      {finding.answer === null ? null : (
        <p>
          <Given id={id} answer={finding.answer} />{" "}
          <Button className="no-print" size="small" loading={pending} onClick={() => answer(null)}>
            {t("plans.undo")}
          </Button>
        </p>
      )}
      {finding.answer === null && asking === null ? (
        <p className="answer-ways no-print">
          <Button size="small" loading={pending} onClick={() => answer("agreed")}>
            {t("plans.agree")}
          </Button>{" "}
          <Button size="small" onClick={() => setAsking("explained")}>
            {t("plans.explain")}
          </Button>{" "}
          <Button size="small" onClick={() => setAsking("dismissed")}>
            {t("plans.dismiss")}
          </Button>
        </p>
      ) : null}
      {finding.answer === null && asking !== null ? (
        <Reason
          state={asking}
          pending={pending}
          onSave={(reason) => answer(asking, reason)}
          onCancel={() => {
            setAsking(null);
            onDone();
          }}
        />
      ) : null}
      <History id={id} finding={finding} />
    </div>
  );
}
