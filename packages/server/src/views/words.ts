import { type Explanation, explain, type Question, type Span, type Subject } from "@kangyu/rules";
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

const MISSING = "missing:";

/** A reason without anybody's values: what stands for many people at once. Settings are the same for all and are named. */
export function reasonLabel(entry: ProgrammeEntry | undefined, track: string, reason: string): Why {
  const missing = reason.startsWith(MISSING);
  const name = missing ? reason.slice(MISSING.length) : reason;
  const rule = entry?.programme.measures?.[track]?.rules.find((one) => one.reason === name);
  if (missing) {
    const of = rule === undefined ? { zh: "", en: "" } : labelled(rule.text, entry);
    return {
      code: reason,
      text: { zh: `资料缺失，无法判断：${of.zh}`, en: `A value is missing, cannot be told: ${of.en}` },
    };
  }
  return { code: reason, text: rule === undefined ? { zh: reason, en: reason } : labelled(rule.text, entry) };
}

function labelled(text: { readonly zh: string; readonly en: string }, entry: ProgrammeEntry | undefined): Why["text"] {
  const fill = (template: string): string =>
    template.replace(/\{([^{}]*)\}/g, (_, expression: string) => {
      const setting = /^settings\.(\w+)$/.exec(expression.trim())?.[1];
      return setting === undefined ? "…" : String(entry?.settings[setting] ?? "…");
    });
  return { zh: fill(text.zh), en: fill(text.en) };
}
