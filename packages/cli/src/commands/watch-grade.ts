import { type EventFacts, type GradeTable, type Grading, gradeOf, readGrades } from "@kangyu/surveillance";
import { type Command, textFlag, UnusableInput } from "../command.ts";
import { readDefinition, readObject } from "../watch/definition-file.ts";

/** The grade of a public health emergency by the national plan. */
export const watchGrade: Command = {
  path: ["watch", "grade"],
  group: "statistics",
  summary: "grade an event, I to IV, by what is known of it",
  description: `The facts are JSON: {"item": "cholera", "facts": {"county-cases-week": 12, "counties": 1}, "settings": {...}}.
Items, facts and settings are those of catalogue/alerts/grades.yaml. A fact that is left out is not known: the higher
grades that hang on it stand under undecided.`,
  examples: ["kangyu watch grade --facts event.json --json"],
  flags: [
    { flags: "--facts <file>", description: "what is known of the event, JSON" },
    { flags: "--table <file>", description: "the grades, YAML" },
    { flags: "--json", description: "print JSON" },
  ],
  async run(invocation) {
    const path = textFlag(invocation, "facts");
    if (path === undefined) throw new UnusableInput("请用 --facts 指定事件文件。 / Name the event with --facts.");
    const { table } = await readDefinition(textFlag(invocation, "table"), "grades.yaml", readGrades);
    if (table === null) throw new Error("a table without problems");
    const grading = gradeOfFile(path, table, await readObject(path));
    if (invocation.flags.json === true) invocation.console.out(`${JSON.stringify(grading, null, 2)}\n`);
    else {
      const { grade, colour, why, undecided } = grading;
      invocation.console.out(
        `grade\t${grade ?? "-"}\t${colour ?? ""}\t${why === null ? "" : `${why.zh} / ${why.en}`}\n`,
      );
      for (const one of undecided) invocation.console.out(`?\t${one.grade}\t${one.missing.join(" ")}\n`);
    }
    return 0;
  },
};

function gradeOfFile(path: string, table: GradeTable, event: Record<string, unknown>): Grading {
  const { item, facts = {}, settings = {} } = event;
  const refuse = (name: string, options: readonly string[]) =>
    new UnusableInput(
      `${path}，${name}：可用 ${options.join(", ")}。 / ${path}, ${name}: there are ${options.join(", ")}.`,
    );
  if (!table.items.some(({ id }) => id === item))
    throw refuse(
      "item",
      table.items.map(({ id }) => id),
    );
  for (const [name, value] of Object.entries(facts as object)) {
    const fact = table.facts[name];
    if (fact === undefined) throw refuse(`facts.${name}`, Object.keys(table.facts));
    if (value !== null && typeof value !== (fact.kind === "flag" ? "boolean" : "number"))
      throw refuse(`facts.${name}`, [fact.kind === "flag" ? "true, false, null" : "a number, null"]);
  }
  for (const name of Object.keys(settings as object))
    if (!(name in table.defaults)) throw refuse(`settings.${name}`, Object.keys(table.defaults));
  const known = { facts: facts as EventFacts, settings: settings as Record<string, string> };
  const grading = gradeOf(table, String(item), known);
  if (grading === null) throw new Error("an item of the table");
  return grading;
}
