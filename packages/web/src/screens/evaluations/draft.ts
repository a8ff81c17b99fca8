import type { Evaluation, Remarks } from "../../api/types.ts";

/** What people wrote, without what they cleared: an empty remark is none. */
export function cleaned(remarks: Remarks): Remarks {
  const kept = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
  return { ...remarks, rows: kept(remarks.rows), tasks: kept(remarks.tasks) };
}

/** True when what stands on screen is not what is kept. */
export function isUnsaved(evaluation: Evaluation, remarks: Remarks): boolean {
  return JSON.stringify(cleaned(remarks)) !== JSON.stringify(cleaned(evaluation.remarks));
}

export const steps = ["figures", "reasons", "work", "sign", "compare"] as const;
export type Step = (typeof steps)[number];

export function stepOf(text: string | undefined): Step {
  return steps.find((one) => one === text) ?? "figures";
}
