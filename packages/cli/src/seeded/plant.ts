import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTextDocument } from "@kangyu/documents";
import { checkPlan, type Finding, readPlan } from "@kangyu/plan";

/** Plans of invented districts in which everything adds up: one in lines of cells, in Markdown, in tabs, in text only. */
export const cleanPlans = {
  yunyi: "yunyi-14.lines",
  yunyi13: "yunyi-13.lines",
  linyuan: "linyuan-14.md",
  qingxiu: "qingxiu-14.txt",
  baiping: "baiping-15.md",
  shiliao: "shiliao-14.txt",
  nanji: "nanji-14.txt",
  lanting: "lanting-14.txt",
  fengwu: "fengwu-15.md",
  yanxi: "yanxi-13.txt",
  chagan: "chagan-14.txt",
  hepu: "hepu-15.md",
  qingtan: "qingtan-13.txt",
  nandu: "nandu-14.md",
  nandu13: "nandu-13.md",
  dongyuan: "dongyuan-13.txt",
  ningfu: "ningfu-15.txt",
  ningfu14: "ningfu-14.md",
  shiliang: "shiliang-14.txt",
  wuling: "wuling-13.txt",
  tongjiang: "tongjiang-14.md",
  anxiba: "anxiba-13.txt",
  emuer: "emuer-15.txt",
  emuer14: "emuer-14.md",
  qingjian: "qingjian-14.txt",
} as const;

export type CleanPlan = keyof typeof cleanPlans;

/** The plan before it, of those that have one. */
export const plansBefore: Readonly<Partial<Record<CleanPlan, CleanPlan>>> = {
  yunyi: "yunyi13",
  nandu: "nandu13",
  ningfu: "ningfu14",
  emuer: "emuer14",
};

/** What is written instead of what; each original stands exactly once in its plan. */
export type Edit = readonly [from: string, to: string];

/** One planted fault: where, what the question must say, and a quote of each of its places. */
export interface Variant {
  readonly plan: CleanPlan;
  readonly edits: readonly Edit[];
  /** Pieces of the arithmetic, of all findings together. */
  readonly says?: readonly string[];
  /** Pieces of the places' quotes. */
  readonly at?: readonly string[];
  /** Where the same edit plants more than one question, all their codes. */
  readonly codes?: readonly string[];
  /** Why the question is not asked; the test holds that it is not, so that the table in docs/plan-checks.md stays true. */
  readonly missed?: string;
  /** Edits of the plan before it; with this the check holds one against the other. */
  readonly earlier?: readonly Edit[];
}

/** A class of faults: the code of its question and its variants. */
export interface FaultClass {
  readonly name: string;
  readonly code: string;
  readonly variants: readonly Variant[];
}

/** The findings of a clean plan after its edits. Throws where an original is not there exactly once. */
export function findingsOf(
  plan: CleanPlan,
  edits: readonly Edit[] = [],
  earlier?: readonly Edit[],
): readonly Finding[] {
  const before = earlier === undefined ? null : readPlan(documentOf(plansBefore[plan] ?? "yunyi13", earlier));
  return checkPlan(documentOf(plan, edits), before).findings;
}

function documentOf(plan: CleanPlan, edits: readonly Edit[]) {
  const text = readFileSync(join(import.meta.dirname, "plans", cleanPlans[plan]), "utf8");
  return readTextDocument(new TextEncoder().encode(edits.reduce(edited, text)));
}

function edited(text: string, [from, to]: Edit): string {
  if (text.split(from).length !== 2) throw new Error(`stands ${text.split(from).length - 1} times: ${from}`);
  return text.replace(from, () => to);
}
