import { parseDefinition } from "@kangyu/indicators";
import { type BindableIndicator, bindPlan, isPromise, type PlanIndicator, readPlan } from "@kangyu/plan";
import { loadCatalogue } from "@kangyu/store";
import { type Command, firstValue } from "../command.ts";
import { catalogueFolder } from "../places.ts";
import { dataFlagOfPlans, districtWords } from "../plan/district-words.ts";
import { readTold } from "../plan/read-told.ts";

/** What a plan document promises: title, period, and every row of its indicator tables. */
export const planRead: Command = {
  path: ["plan", "read"],
  group: "plan",
  summary: "read a plan document: its indicators with baseline and targets, its tasks and projects",
  description:
    "The format is told by the bytes of the file, not by its name. A document that promises nothing\ngives an empty list. A row is bound to an indicator of the catalogue only where name and unit agree; with --json\n`binding` lists the others and what they may be. With --data what planners of the district confirmed or corrected binds first.\nExits with 2 when the file cannot be read.",
  examples: [
    "kangyu plan read plan.txt",
    "kangyu plan read plan.txt --json > plan.json",
    "kangyu plan read plan.docx --data .kangyu",
  ],
  arguments: [{ name: "<file>", description: "the document" }],
  flags: [{ flags: "--json", description: "print everything as JSON" }, dataFlagOfPlans],
  async run(invocation) {
    const file = firstValue(invocation);
    const document = await readTold(file, invocation.console);
    const words = await districtWords(invocation);
    const plan = bindPlan(readPlan(document), await catalogueIndicators(), words?.synonyms);
    if (invocation.flags.json === true) invocation.console.out(`${JSON.stringify(plan, null, 2)}\n`);
    if (plan.indicators.length === 0) {
      invocation.console.tell(`在 ${file} 中没有找到指标。 / No indicator was found in ${file}.\n`);
    }
    if (invocation.flags.json !== true) {
      const { from, to } = plan.period ?? { from: "?", to: "?" };
      invocation.console.out(
        `${plan.title ?? file}\n${from}–${to}, ${plan.indicators.filter(isPromise).length} indicators, ${plan.binding.bound.length} measured from records\n`,
      );
      for (const row of plan.indicators) invocation.console.out(`${lineOf(row)}\n`);
    }
    return 0;
  },
};

async function catalogueIndicators(): Promise<BindableIndicator[]> {
  const { indicators } = await loadCatalogue(catalogueFolder);
  return indicators.flatMap((json) => {
    const parsed = parseDefinition(json);
    return parsed.ok ? [parsed.indicator] : [];
  });
}

function lineOf(row: PlanIndicator): string {
  const targets = row.targets.map(({ year, raw }) => `${year}: ${raw}`).join("  ");
  return `${row.no ?? " "}\t${row.name}\t${row.unit ?? ""}\t${row.baseline?.raw ?? "-"}\t${targets}${row.indicator === null ? "" : `\t→ ${row.indicator}`}`;
}
