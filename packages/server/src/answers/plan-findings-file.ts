import { isoOfDay } from "@kangyu/fhir";
import type { Actor } from "@kangyu/store";
import type { Context } from "../context.ts";
import { planDocument } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import type { FindingView } from "../views/finding-view.ts";
import { type FindingsFilter, type FindingsFormat, findingsFile } from "../views/findings-file.ts";
import type { Language } from "../views/workbook-words.ts";
import { documentOf, planDocumentAnswer } from "./plan-documents.ts";

const classes = planDocument.finding.shape.group.options;
const weights = planDocument.severity.options;

/** As on the screen: class by class, in each the gravest first, then the surest. */
function byClassAndWeight(left: FindingView, right: FindingView): number {
  return (
    classes.indexOf(left.group) - classes.indexOf(right.group) ||
    weights.indexOf(left.severity) - weights.indexOf(right.severity) ||
    right.confidence - left.confidence
  );
}

export interface AskedFindings {
  readonly id: string;
  readonly earlier?: string | undefined;
  readonly lang: Language;
  readonly filter: FindingsFilter;
}

function fits({ severity, group, answer }: FindingView, filter: FindingsFilter): boolean {
  if (filter.severity !== undefined && severity !== filter.severity) return false;
  if (filter.group !== undefined && group !== filter.group) return false;
  return filter.status === undefined || (answer === null) === (filter.status === "open");
}

/** The findings of a document with their answers as a Word or Excel file, as the screen shows them. */
export async function planFindingsFile(
  context: Context,
  { asked, format }: { readonly asked: AskedFindings; readonly format: FindingsFormat },
  actor: Actor,
): Promise<Buffer> {
  const { document, content } = await planDocumentAnswer(context, asked, actor);
  if (content === null) throw new Refused("plan-document-not-read");
  const { operatorById } = await context.registers.view();
  const before = content.earlier === null ? null : await documentOf(context, content.earlier, actor);
  const file = await findingsFile(
    {
      document,
      findings: content.findings.filter((one) => fits(one, asked.filter)).sort(byClassAndWeight),
      filter: asked.filter,
      earlier: before === null ? null : (before.title ?? before.name),
      language: asked.lang,
      day: isoOfDay(context.today()),
      operator: (id) => operatorById.get(id)?.name[asked.lang] ?? id,
    },
    format,
  );
  return Buffer.from(file);
}
