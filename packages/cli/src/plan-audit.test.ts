import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTextDocument } from "@kangyu/documents";
import { checkPlan, type Finding, readPlan } from "@kangyu/plan";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const shared = process.env.KANGYU_SHARED;

interface Fault {
  readonly line: number;
  readonly what: string;
  readonly code?: string;
  readonly missed?: string;
  readonly doubt?: boolean;
}

/** What a person wrote down from the plan; see audit/README.md. */
interface Audit {
  readonly earlier?: string;
  readonly faults: readonly Fault[];
  readonly clean: readonly { readonly line: number; readonly shows: string; readonly but?: readonly string[] }[];
}

const auditOf = (id: string) => parse(readFileSync(join(import.meta.dirname, "audit", `${id}.yaml`), "utf8")) as Audit;
const documentOf = (id: string) => readTextDocument(readFileSync(join(shared ?? "", "plans", `${id}.txt`)));

function findingsOf(id: string, { earlier }: Audit): readonly Finding[] {
  const before = earlier === undefined ? null : documentOf(earlier);
  return checkPlan(documentOf(id), before && readPlan(before), before).findings;
}

/** The lines of the plan itself that a finding speaks of. */
const linesOf = ({ sources }: Finding) => sources.filter((one) => one.document !== "earlier").map((one) => one.line);
const asks = (finding: Finding, { code, line }: Fault) => finding.code === code && linesOf(finding).includes(line);

/** `a / b = c%`: the left side worked, and the right side with its decimals. */
function worked(shows: string): { readonly found: string; readonly printed: string } {
  const [left = "", printed = ""] = shows.split(" = ");
  const terms = left.split(" ");
  const value = terms.slice(1).reduce((sum, term, at) => {
    const sign = terms[at];
    const next = Number(term);
    if (sign === "+") return sum + next;
    if (sign === "-") return sum - next;
    if (sign === "*") return sum * next;
    return sign === "/" ? sum / next : sum;
  }, Number(terms[0]));
  const decimals = printed.replace("%", "").split(".")[1]?.length ?? 0;
  const percent = printed.endsWith("%");
  return { found: `${((percent ? 100 : 1) * value + 1e-9).toFixed(decimals)}${percent ? "%" : ""}`, printed };
}

describe.skipIf(shared === undefined || !existsSync(join(shared, "plans")))(
  "the five plans beside a reader's list",
  () => {
    const plans = ["longhu-14", "longhu-13", "kaiping-14", "shanting-14", "lianyun-14"];

    test.each(plans)("%s: what the list says is asked is asked there, and every finding is on the list", (id) => {
      const audit = auditOf(id);
      const findings = findingsOf(id, audit);
      const asked = audit.faults.filter(({ code }) => code !== undefined);
      expect(asked.filter((fault) => !findings.some((one) => asks(one, fault)))).toEqual([]);
      const known = (one: Finding) => asked.some((fault) => asks(one, fault));
      expect(findings.filter((one) => !known(one)).map(({ code, arithmetic }) => [code, arithmetic])).toEqual([]);
    });

    test.each(plans)("%s: each fault is asked, or the list says why it is not", (id) => {
      const { faults } = auditOf(id);
      expect(faults.filter(({ code, missed }) => (code === undefined) === (missed === undefined))).toEqual([]);
      const sure = faults.filter(({ doubt }) => doubt !== true);
      expect(sure.filter(({ code }) => code !== undefined).length / sure.length).toBeGreaterThan(0.75);
    });

    test.each(plans)("%s: what checks out stays silent", (id) => {
      const audit = auditOf(id);
      expect(audit.clean.length).toBeGreaterThanOrEqual(15);
      for (const { shows } of audit.clean) {
        const { found, printed } = worked(shows);
        expect([shows, found]).toEqual([shows, printed]);
      }
      const findings = findingsOf(id, audit);
      const loud = audit.clean.flatMap(({ line, shows, but = [] }) =>
        findings
          .filter((one) => one.sources[0]?.line === line && !but.includes(one.code))
          .map(({ code }) => [line, shows, code]),
      );
      expect(loud).toEqual([]);
    });
  },
);
