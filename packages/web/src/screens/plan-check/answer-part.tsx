import { Button, Input } from "antd";
import { type ReactNode, useId } from "react";
import { useAnswerFinding } from "../../api/plan-queries.ts";
import type { Finding, FindingAnswer } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { useNames } from "../../parts/person.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { Draft, Reasons } from "./use-reasons.ts";

interface AnswerProps {
  /** The document. */
  readonly id: string;
  readonly finding: Finding;
  readonly reasons: Reasons;
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
  readonly draft: Draft;
  /** Somebody answered while this was being written. */
  readonly late: boolean;
  readonly pending: boolean;
  readonly onChange: (reason: string) => void;
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}

function Reason({ draft, late, pending, onChange, onSave, onCancel }: ReasonProps) {
  const { t } = useLanguage();
  const field = useId();
  const reason = draft.reason.trim();
  return (
    <div className="answer-reason">
      {late ? (
        <p className="notice" role="status">
          {t("plans.meanwhile")}
        </p>
      ) : null}
      <label htmlFor={field}>{t(`plans.reasonFor.${draft.state}`)}</label>
      <Input.TextArea
        id={field}
        autoFocus
        rows={2}
        maxLength={2000}
        value={draft.reason}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          // Over what somebody else answered meanwhile only the button saves, not a key on its way.
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && reason !== "" && !late) onSave(reason);
          if (event.key === "Escape" && !event.nativeEvent.isComposing) onCancel();
        }}
      />
      <span>
        <Button type="primary" size="small" disabled={reason === ""} loading={pending} onClick={() => onSave(reason)}>
          {t(late ? "plans.saveOver" : "plans.save")}
        </Button>{" "}
        <Button size="small" onClick={onCancel}>
          {t("action.cancel")}
        </Button>
      </span>
    </div>
  );
}

interface WaysProps {
  readonly pending: boolean;
  readonly onAgree: () => void;
  readonly onAsk: (state: Draft["state"]) => void;
}

/** The ways to answer, each with the key that presses it. */
function Ways({ pending, onAgree, onAsk }: WaysProps) {
  const { t } = useLanguage();
  return (
    <p className="answer-ways no-print">
      <Button size="small" aria-keyshortcuts="a" loading={pending} onClick={onAgree}>
        {t("plans.agree")}
      </Button>{" "}
      <Button size="small" aria-keyshortcuts="e" onClick={() => onAsk("explained")}>
        {t("plans.explain")}
      </Button>{" "}
      <Button size="small" aria-keyshortcuts="d" onClick={() => onAsk("dismissed")}>
        {t("plans.dismiss")}
      </Button>
    </p>
  );
}

/** What was answered, and the way back. */
function GivenAnswer(props: { readonly pending: boolean; readonly onUndo: () => void; readonly children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <p>
      {props.children}{" "}
      <OnlyFor right="plan">
        <Button className="no-print" size="small" aria-keyshortcuts="u" loading={props.pending} onClick={props.onUndo}>
          {t("plans.undo")}
        </Button>
      </OnlyFor>
    </p>
  );
}

/** What was answered to a finding, with a way back; or the ways to answer it. */
export function AnswerPart({ id, finding, reasons, onDone }: AnswerProps) {
  const answering = useAnswerFinding(id);
  const { key } = finding;
  const draft = reasons.of(key);
  const close = () => {
    reasons.change(key, null);
    onDone();
  };
  // What this screen shows is what the planner has seen: an answer given elsewhere since is not written over.
  const seen = finding.history.length;
  const answer = (state: Draft["state"] | "agreed" | null, reason = "") =>
    answering.mutate({ key, state, reason, seen }, { onSuccess: close });
  const pending = answering.isPending;
  // Then the form says so, beside what the other one answered.
  const late = draft !== null && finding.answer !== null;
  return (
    <div className="answer">
      {answering.error && !late ? <Failed error={answering.error} /> : null}
      {finding.answer === null ? null : (
        <GivenAnswer pending={pending} onUndo={() => answer(null)}>
          <Given id={id} answer={finding.answer} />
        </GivenAnswer>
      )}
      {finding.answer === null && draft === null ? (
        <OnlyFor right="plan">
          <Ways
            pending={pending}
            onAgree={() => answer("agreed")}
            onAsk={(state) => reasons.change(key, { state, reason: "" })}
          />
        </OnlyFor>
      ) : null}
      {draft === null ? null : (
        <OnlyFor right="plan">
          <Reason
            draft={draft}
            late={late}
            pending={pending}
            onChange={(reason) => reasons.change(key, { ...draft, reason })}
            onSave={(reason) => answer(draft.state, reason)}
            onCancel={close}
          />
        </OnlyFor>
      )}
      <History id={id} finding={finding} />
    </div>
  );
}
