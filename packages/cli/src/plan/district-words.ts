import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FindingAnswer, Store } from "@kangyu/store";
import { type Invocation, textFlag, UnusableInput } from "../command.ts";
import { databaseUrl, dataFolder } from "../places.ts";
import { COMMAND_LINE, openSession, type SessionOnDemand } from "../session.ts";

/** What the planners of a district have decided: printed names to indicators (null: none of the catalogue), and answers. */
export interface DistrictWords {
  readonly synonyms: ReadonlyMap<string, string | null>;
  /** The last answer of each finding that has one, by the finding's key. */
  readonly answers: ReadonlyMap<string, FindingAnswer>;
}

export const dataFlagOfPlans = {
  flags: "--data <folder>",
  description: "also use what planners of the district in this folder decided (a running server may stay)",
};

/** What planners decided, from an open store. */
async function districtWordsIn(store: Store): Promise<DistrictWords> {
  const jurisdiction = (await store.places()).find(({ kind }) => kind === "district")?.code ?? "";
  const [synonyms, answers] = [
    await store.districtSynonyms(jurisdiction, COMMAND_LINE),
    await store.findingAnswers(jurisdiction, COMMAND_LINE),
  ];
  const last = new Map(answers.map((answer) => [answer.finding, answer]));
  return {
    synonyms: new Map([...synonyms].map(([name, { indicator }]) => [name, indicator])),
    answers: new Map([...last].filter(([, { state }]) => state !== "withdrawn")),
  };
}

/** Whether there is a district to ask: a database of its own, or a folder in which one was started. */
export function hasDistrict(invocation: Invocation): boolean {
  return databaseUrl() !== null || existsSync(join(dataFolder(invocation), "postgres"));
}

/** The same from a session that a command has for more than this; null where no folder was named, or none has a district. */
export async function districtWordsOf(invocation: Invocation, session: SessionOnDemand): Promise<DistrictWords | null> {
  if (textFlag(invocation, "data") === undefined || !hasDistrict(invocation)) return null;
  return districtWordsIn((await session.open()).store);
}

/**
 * The same from the folder that `--data` names; null where no folder was named: a document needs none to be read. A
 * folder without a district is refused.
 */
export async function districtWords(invocation: Invocation): Promise<DistrictWords | null> {
  if (textFlag(invocation, "data") === undefined) return null;
  const folder = dataFolder(invocation);
  if (!hasDistrict(invocation))
    throw new UnusableInput(`${folder} 中没有本区的数据。 / There is no district's data in ${folder}.`);
  const session = await openSession(invocation, { mode: "share" });
  try {
    return await districtWordsIn(session.store);
  } finally {
    await session.close();
  }
}
