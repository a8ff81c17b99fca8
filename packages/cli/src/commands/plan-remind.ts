import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RemindAnswer, remindPlan } from "@kangyu/server";
import { geographyOf } from "@kangyu/simulate";
import { type Command, type Invocation, textFlag, UnusableInput, wholeFlag } from "../command.ts";
import { dataFlag } from "../places.ts";
import { simulationTables } from "../registers.ts";
import { COMMAND_LINE, openSession } from "../session.ts";
import { today } from "../today.ts";

type Reminders = Extract<RemindAnswer, { ok: true }>["reminders"];
type Own = Reminders["departments"][number];

/** The answer is one thing: text, JSON, a calendar or letters. */
function formatOf({ flags }: Invocation): "text" | "json" | "ics" | "docx" {
  const chosen = (["json", "ics", "docx"] as const).filter((name) => flags[name] === true);
  if (chosen.length > 1)
    throw new UnusableInput(
      "--json、--ics 和 --docx 只能选一个。 / Only one of --json, --ics and --docx can be asked for.",
    );
  return chosen[0] ?? "text";
}

function linesOf({ department, late, soon, lacking, milestones }: Own): string[] {
  const task = (mark: string) => (one: Own["late"][number]) =>
    `  ${mark} ${one.deadline ?? "—"} (${one.daysLeft ?? "—"} d) ${one.no ?? ""} ${one.title} ${one.progress}%`;
  return [
    `${department.name.zh} ${department.name.en}`,
    ...late.map(task("late ")),
    ...soon.map(task("soon ")),
    ...lacking.map((one) => `  no evidence ${one.doneOn ?? ""} ${one.no ?? ""} ${one.title}`),
    ...milestones.map(({ kind, day, daysLeft, name }) => `  ${kind} ${day} (${daysLeft} d) ${name.zh}`),
  ];
}

function textOf({ plan, today: day, days, simulated, departments }: Reminders): string {
  const head = `${plan.id} ${day}, ${days} days ahead${simulated ? ", SIMULATED 模拟数据" : ""}`;
  const none = departments.length === 0 ? ["nothing is late or due soon"] : [];
  return [head, ...none, ...departments.flatMap(linesOf)].join("\n");
}

async function write(invocation: Invocation, file: Uint8Array, format: "ics" | "docx"): Promise<void> {
  const out = textFlag(invocation, "out");
  if (out !== undefined) return writeFile(out, file);
  if (format === "ics") return invocation.console.out(new TextDecoder().decode(file));
}

/** What departments are late with or have to finish soon. */
export const planRemind: Command = {
  path: ["plan", "remind"],
  group: "plan",
  summary: "what departments are late with or must finish soon, as text, calendar file or letters",
  description:
    "Tasks by their deadlines and projects by their planned days. --ics is a calendar file whose entries keep their names\nover changes; --docx is one letter (督办单) a department with a receipt.\nNothing is sent: Kangyu sends no e-mail and no text message. Exits with 2 where the plan or department is not known.",
  examples: [
    "kangyu plan remind --days 60",
    "kangyu plan remind --department health --ics --out health.ics",
    "kangyu plan remind --plan demonstration --docx --out letters.docx",
  ],
  flags: [
    { flags: "--plan <id>", description: "which plan (default: the only one with tasks or projects)" },
    { flags: "--department <id>", description: "only what this department leads, by its id or name in the register" },
    { flags: "--days <number>", description: "how many days ahead (default: 30)" },
    { flags: "--lang <language>", description: "of the files: zh (default) or en" },
    { flags: "--json", description: "print everything as JSON" },
    { flags: "--ics", description: "a calendar file, printed or written to --out" },
    { flags: "--docx", description: "letters as Word, written to --out" },
    { flags: "--out <file>", description: "where the file is written" },
    dataFlag,
  ],
  async run(invocation) {
    const format = formatOf(invocation);
    const days = wholeFlag(invocation, "days", { least: 0, most: 366 }) ?? 30;
    const language = textFlag(invocation, "lang") ?? "zh";
    if (language !== "zh" && language !== "en")
      throw new UnusableInput("--lang 应为 zh 或 en。 / --lang must be zh or en.");
    if (format === "docx" && textFlag(invocation, "out") === undefined)
      throw new UnusableInput("--docx 须用 --out 指明文件。 / --docx needs a file: say it with --out.");
    const file = format === "ics" || format === "docx" ? format : null;
    const asked = { plan: textFlag(invocation, "plan") ?? null, department: textFlag(invocation, "department"), days };
    const session = await openSession(invocation, { mode: "share" });
    try {
      const { store, catalogue, directory } = session;
      const { jurisdiction, name } = geographyOf(simulationTables());
      const uploads = join(directory, "incoming");
      const options = { store, catalogue, district: { jurisdiction, name }, uploads, today };
      const answer = await remindPlan(options, { ...asked, language, file, actor: COMMAND_LINE });
      if (!answer.ok) throw new UnusableInput(`${answer.text.zh} / ${answer.text.en} (${answer.code})`);
      const { reminders } = answer;
      if (answer.file !== null && file !== null) await write(invocation, answer.file, file);
      else invocation.console.out(`${format === "json" ? JSON.stringify(reminders, null, 2) : textOf(reminders)}\n`);
      return 0;
    } finally {
      await session.close();
    }
  },
};
