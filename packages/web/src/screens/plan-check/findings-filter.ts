import type { Finding } from "../../api/types.ts";
import { byWeight } from "./marks.ts";

export const severities = ["error", "suspicious", "weak-target"] as const;
export const groups = ["counts", "values", "rates", "units", "targets", "gaps", "time"] as const;
export const statuses = ["open", "answered"] as const;

export interface FindingsFilter {
  readonly severity?: string | undefined;
  readonly group?: string | undefined;
  readonly status?: string | undefined;
}

export interface FindingGroup {
  readonly group: Finding["group"];
  readonly findings: readonly Finding[];
}

function fits(finding: Finding, { severity, group, status }: FindingsFilter): boolean {
  if (severity !== undefined && finding.severity !== severity) return false;
  if (group !== undefined && finding.group !== group) return false;
  return status === undefined || (finding.answer === null) === (status === "open");
}

/** The findings that fit, by class; the class with the gravest first, and the gravest first in each. */
export function groupFindings(findings: readonly Finding[], filter: FindingsFilter): FindingGroup[] {
  return groups
    .map((group) => ({
      group,
      findings: findings.filter((one) => one.group === group && fits(one, filter)).sort(byWeight),
    }))
    .filter((one) => one.findings.length > 0);
}

/** The finding after or before one in the order of the screen; the first where none is chosen or it is not shown. */
export function neighbour(shown: readonly Finding[], key: string | undefined, step: 1 | -1): Finding | undefined {
  const at = shown.findIndex((one) => one.key === key);
  if (at < 0) return shown[0];
  return shown[Math.min(shown.length - 1, Math.max(0, at + step))];
}
