import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { evaluatePlan, type PlanAnswer } from "@kangyu/server";
import { geographyOf } from "@kangyu/simulate";
import { type Command, type Invocation, textFlag, UnusableInput, wholeFlag } from "../command.ts";
import { dataFlag } from "../places.ts";
import { simulationTables } from "../registers.ts";
import { COMMAND_LINE, openSession } from "../session.ts";
import { today } from "../today.ts";

const kinds = ["yearly", "mid-term", "final"] as const;
const worlds = ["real", "simulated"] as const;
const languages = ["zh", "en"] as const;

/** One of a few words; the first where the flag is missing. */
function choice<Word extends string>(invocation: Invocation, name: string, words: readonly [Word, ...Word[]]): Word {
  const text = textFlag(invocation, name);
  const found = text === undefined ? words[0] : words.find((word) => word === text);
  if (found !== undefined) return found;
  const listed = words.join(", ");
  throw new UnusableInput(`--${name} 应为 ${listed} 之一。 / --${name} must be one of ${listed}.`);
}

type Evaluated = Extract<PlanAnswer, { ok: true }>["evaluated"];

function summaryOf({ plan, kind, year, asOf, simulated, provisional, totals, rows, tasks }: Evaluated): string {
  const count = (light: string) => rows.filter((row) => row.light === light).length;
  const points = (value: number | null) => (value === null ? "—" : String(value));
  const lights = ["met", "on-track", "behind", "not-met", "cannot-tell", "not-measured"];
  const late = tasks.filter(({ standing }) => standing === "late").length;
  return [
    `${plan.id} ${kind} ${year}, as of ${asOf}${simulated ? ", SIMULATED 模拟数据" : ""}${provisional ? ", the year is not over" : ""}`,
    `total ${points(totals.points)} (${totals.grade?.code ?? "—"}), indicators ${points(totals.indicators.points)}, tasks ${points(totals.tasks.points)}`,
    `indicators: ${lights.map((light) => `${light} ${count(light)}`).join(", ")}`,
    `tasks: ${tasks.length}, late ${late}`,
  ].join("\n");
}

/** The evaluation of a plan for a year, printed and as a Word report; nothing is kept. */
export const planEvaluate: Command = {
  path: ["plan", "evaluate"],
  group: "plan",
  summary: "evaluate a plan for a year: scores, what holds it back, and the report as Word",
  description:
    "Scores by catalogue/evaluation/scoring.yaml from the records as they are now. Signing is done on screen.\nExits with 2 where the plan or the year cannot be evaluated.",
  examples: [
    "kangyu plan evaluate --plan demonstration --year 2024",
    "kangyu plan evaluate --plan demonstration --year 2025 --kind final --out report.docx --json",
  ],
  flags: [
    { flags: "--plan <id>", description: "a plan of the catalogue, or a document that the district follows" },
    { flags: "--year <year>", description: "one of the plan's years" },
    { flags: "--kind <kind>", description: "yearly (default), mid-term or final" },
    { flags: "--world <world>", description: "figures of real or simulated people (default: as the plan is)" },
    { flags: "--lang <language>", description: "of the report: zh (default) or en" },
    { flags: "--out <file>", description: "where the report is written, .docx" },
    { flags: "--json", description: "print everything as JSON" },
    dataFlag,
  ],
  async run(invocation) {
    const plan = textFlag(invocation, "plan");
    const year = wholeFlag(invocation, "year", { least: 1990, most: 2100 });
    if (plan === undefined || year === undefined)
      throw new UnusableInput(
        "请用 --plan 和 --year 指明规划和年度。 / Say which plan and year with --plan and --year.",
      );
    const kind = choice(invocation, "kind", kinds);
    const world = textFlag(invocation, "world") === undefined ? null : choice(invocation, "world", worlds);
    const language = choice(invocation, "lang", languages);
    const session = await openSession(invocation, { mode: "share" });
    try {
      const { store, catalogue, directory } = session;
      const { jurisdiction, name } = geographyOf(simulationTables());
      const options = {
        store,
        catalogue,
        district: { jurisdiction, name },
        uploads: join(directory, "incoming"),
        today,
      };
      const answer = await evaluatePlan(options, { plan, year, kind, world, language, actor: COMMAND_LINE });
      if (!answer.ok) throw new UnusableInput(`${answer.text.zh} / ${answer.text.en} (${answer.code})`);
      const out = textFlag(invocation, "out");
      if (out !== undefined) await writeFile(out, answer.report);
      const isJson = invocation.flags.json === true;
      invocation.console.out(`${isJson ? JSON.stringify(answer.evaluated, null, 2) : summaryOf(answer.evaluated)}\n`);
      return 0;
    } finally {
      await session.close();
    }
  },
};
