import { loadCatalogue } from "@kangyu/store";
import { type Command, UnusableInput } from "../command.ts";
import { catalogueFolder } from "../places.ts";

/** Definitions as they are read at a start: every problem with its file and place. */
export const programmeCheck: Command = {
  path: ["programme", "check"],
  group: "definitions",
  summary: "check the definitions of a catalogue folder",
  description:
    "Reads programmes, value sets, views, indicators and plans. Exits with 2 when anything is wrong with one of them.",
  examples: ["kangyu programme check", "kangyu programme check my-catalogue --json"],
  arguments: [{ name: "[folder]", description: "the catalogue (default: Kangyu's own)" }],
  flags: [{ flags: "--json", description: "print what was found as JSON" }],
  async run({ values, flags, console }) {
    const folder = typeof values[0] === "string" ? values[0] : catalogueFolder;
    const { programmes, indicators, plans, problems } = await loadCatalogue(folder);
    const ids = programmes.map(({ programme }) => `${programme.id} ${programme.version}`);
    if (flags.json === true) {
      const counts = { programmes: ids, indicators: indicators.length, plans: plans.length };
      console.out(`${JSON.stringify({ ...counts, problems }, null, 2)}\n`);
      return problems.length === 0 ? 0 : 2;
    }
    if (programmes.length + problems.length === 0) {
      throw new UnusableInput(`${folder} 中没有服务定义。 / There are no programmes in ${folder}.`);
    }
    for (const { path, code, detail } of problems) console.out(`${path}: ${code} ${detail}\n`);
    console.out(`${ids.length} programmes (${ids.join(", ")}), ${problems.length} problems\n`);
    return problems.length === 0 ? 0 : 2;
  },
};
