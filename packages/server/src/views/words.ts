import { type Explanation, explain, type Question, reasonTitle, type Span, type Subject } from "@kangyu/rules";
import type { ProgrammeEntry } from "../definitions.ts";
import type { Why } from "./judge.ts";

export interface Asked {
  readonly entry: ProgrammeEntry | undefined;
  readonly kind: "state" | "step" | "measure";
  readonly track: string;
  readonly span: Span;
  readonly subject: Subject;
}

/** The reason of a span in words with the person's own values; where the definition is not there any more, its code. */
export function reasonOf({ entry, kind, track, span, subject }: Asked): Why {
  if (entry === undefined) return { code: span.reason, text: { zh: span.reason, en: span.reason } };
  return whyOf({ kind, track, span }, (question) => explain(entry.compiled, question, subject));
}

export function whyOf(question: Question, explained: (question: Question) => Explanation): Why {
  return { code: question.span.reason, text: { ...explained(question).text } };
}

/** A reason without anybody's values: what stands for many people at once. */
export function reasonLabel(entry: ProgrammeEntry | undefined, track: string, reason: string): Why {
  if (entry === undefined) return { code: reason, text: { zh: reason, en: reason } };
  return { code: reason, text: { ...reasonTitle(entry.programme, track, reason) } };
}
