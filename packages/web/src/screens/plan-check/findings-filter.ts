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
