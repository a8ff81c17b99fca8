import { isoOfDay } from "@kangyu/fhir";
import type { Actor } from "@kangyu/store";
import type { Context } from "../context.ts";
import { planDocument } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import type { FindingView } from "../views/finding-view.ts";
import { findingsWorkbook } from "../views/findings-workbook.ts";
import type { Language } from "../views/workbook-words.ts";
import { planDocumentAnswer } from "./plan-documents.ts";

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

/** The findings of a document with their answers as an Excel file, in the order of the screen's classes. */
export async function findingsFile(
  context: Context,
  asked: { readonly id: string; readonly earlier?: string | undefined; readonly lang: Language },
  actor: Actor,
): Promise<Buffer> {
  const { document, content } = await planDocumentAnswer(context, asked, actor);
  if (content === null) throw new Refused("plan-document-not-read");
  const { operatorById } = await context.registers.view();
  return findingsWorkbook({
    document,
    findings: [...content.findings].sort(byClassAndWeight),
    language: asked.lang,
    day: isoOfDay(context.today()),
    operator: (id) => operatorById.get(id)?.name[asked.lang] ?? id,
  });
}
