import { readDocument } from "@kangyu/documents";
import { checkPlan, type Finding, readPlan } from "@kangyu/plan";
import { type Command, firstValue, textFlag } from "../command.ts";
import { readInput } from "../read-input.ts";

/** Questions that a plan's own figures ask: sums, figures with two values, weak targets. It corrects nothing. */
export const planCheck: Command = {
  path: ["plan", "check"],
  group: "plan",
  summary: "check a plan document: sums that do not fit, figures with two values, weak targets",
  description:
    "Every finding is a question with its arithmetic and its places; the plan is never changed.\nExits with 0 also when there are findings, with 2 when the file cannot be read.",
  examples: ["kangyu plan check plan.docx", "kangyu plan check plan.docx --earlier last-plan.pdf --json"],
  arguments: [{ name: "<file>", description: "the document" }],
  flags: [
    { flags: "--earlier <file>", description: "the plan before it, to hold this one against" },
    { flags: "--json", description: "print everything as JSON" },
  ],
  async run(invocation) {
    const document = await readDocument(await readInput(firstValue(invocation)));
    const earlierFile = textFlag(invocation, "earlier");
    const earlier = earlierFile === undefined ? null : await readDocument(await readInput(earlierFile));
    const result = checkPlan(document, earlier && readPlan(earlier), earlier);
    if (invocation.flags.json === true) invocation.console.out(`${JSON.stringify(result, null, 2)}\n`);
    else for (const finding of result.findings) invocation.console.out(`${linesOf(finding)}\n`);
    return 0;
  },
};

const marks = { error: "✗", suspicious: "?", "weak-target": "↓" } as const;

function linesOf({ severity, code, message, arithmetic, sources }: Finding): string {
  const places = [...new Set(sources.map((source) => source.line))].join(", ");
  return `${marks[severity]} ${code}  [${places}]\n  ${message.zh}\n  ${message.en}\n  ${arithmetic}\n`;
}
