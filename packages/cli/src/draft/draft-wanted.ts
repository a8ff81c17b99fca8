import { existsSync } from "node:fs";
import { basename } from "node:path";
import { bindPlan, type Draft, type EarlierPlan, earlierOfPlan, type PricedProject, readPlan } from "@kangyu/plan";
import type { DraftFormat, DraftSources } from "@kangyu/server";
import type { World } from "@kangyu/store";
import { type Invocation, textFlag, UnusableInput, wholeFlag } from "../command.ts";
import { districtWordsOf } from "../plan/district-words.ts";
import { readTold } from "../plan/read-told.ts";
import type { SessionOnDemand } from "../session.ts";

const YEARS = { least: 2000, most: 2100 };
const YUAN = { least: 0, most: 1_000_000_000_000 };

/** The plan that is gone on from, with the projects that its document prints. */
export interface Base {
  readonly earlier: EarlierPlan;
  readonly projects: readonly PricedProject[];
}

export interface WantedFile {
  readonly path: string;
  readonly format: DraftFormat;
  readonly language: "zh" | "en";
}

/** What the arguments ask for. */
export interface Wanted {
  readonly period: Draft["period"];
  readonly mid: number | undefined;
  readonly world: World;
  readonly budget: number | undefined;
  readonly files: readonly WantedFile[];
}

type Server = typeof import("@kangyu/server");

const isYear = (text: string | undefined) => text !== undefined && /^\d{4}$/u.test(text);

/** The plan named with --base, or with --from where that is no year: one of the catalogue, or a document, bound as planners of the district decided. */
export async function baseOf(
  invocation: Invocation,
  {
    sources,
    server,
    session,
  }: { readonly sources: DraftSources; readonly server: Server; readonly session: SessionOnDemand },
): Promise<Base | null> {
  const from = textFlag(invocation, "from");
  const name = textFlag(invocation, "base") ?? (isYear(from) ? undefined : from);
  if (name === undefined) return null;
  const known = server.earlierInCatalogue(name, sources);
  if (known !== null) return { earlier: known, projects: [] };
  if (!existsSync(name)) {
    const plans = [...sources.plans.keys()].join(", ");
    throw new UnusableInput(
      `没有规划“${name}”，也没有这个文件；可用：${plans}。 / There is no plan and no file "${name}"; there are ${plans}.`,
    );
  }
  const words = await districtWordsOf(invocation, session);
  const printed = readPlan(await readTold(name, invocation.console));
  const plan = bindPlan(printed, sources.dictionary, words?.synonyms);
  const first = isYear(from) ? Number(from) : (plan.period?.to ?? Number.NaN) + 1;
  if (Number.isNaN(first))
    throw new UnusableInput(
      `${name} 没有印规划年份，请用 --from 给出起始年。 / ${name} prints no years; name the first year with --from.`,
    );
  const id = basename(name);
  const earlier = earlierOfPlan(id, plan, { from: first - 5, to: first - 1 });
  return { earlier, projects: server.pricedProjects(id, plan.title ?? id, plan.projects) };
}

function periodOf(invocation: Invocation, base: Base | null): Draft["period"] {
  const typed = isYear(textFlag(invocation, "from")) ? wholeFlag(invocation, "from", YEARS) : undefined;
  const from = typed ?? (base === null ? undefined : base.earlier.period.to + 1);
  const to = wholeFlag(invocation, "to", YEARS) ?? (from === undefined ? undefined : from + 4);
  if (from !== undefined && to !== undefined && to >= from) return { from, to };
  throw new UnusableInput(
    "请用 --from 和 --to 给出规划的起止年份，或用 --base 给出上一规划。 / Name the first and the last year of the plan with --from and --to, or the earlier plan with --base.",
  );
}

function filesOf(invocation: Invocation): WantedFile[] {
  const language = oneOf(invocation, "lang", ["zh", "en"]);
  return ["out", "docx", "xlsx"].flatMap((flag): WantedFile[] => {
    const path = textFlag(invocation, flag);
    if (path === undefined) return [];
    const format = /\.(docx|xlsx)$/iu.exec(path)?.[1]?.toLowerCase();
    if ((format === "docx" || format === "xlsx") && (flag === "out" || flag === format))
      return [{ path, format, language }];
    const wanted = flag === "out" ? ".docx 或 .xlsx" : `.${flag}`;
    throw new UnusableInput(
      `--${flag} 应为 ${wanted} 文件。 / --${flag} must name a ${wanted.replace("或", "or")} file.`,
    );
  });
}

/** The arguments as they are used; refuses what cannot be with one sentence. */
export function wantedOf(invocation: Invocation, base: Base | null): Wanted {
  const period = periodOf(invocation, base);
  return {
    period,
    mid: wholeFlag(invocation, "mid", { least: period.from, most: period.to }),
    world: oneOf(invocation, "world", ["real", "simulated"]),
    budget: wholeFlag(invocation, "budget", YUAN),
    files: filesOf(invocation),
  };
}

function oneOf<Word extends string>(invocation: Invocation, flag: string, words: readonly Word[]): Word {
  const text = textFlag(invocation, flag);
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UnusableInput(
    `--${flag} 应为 ${words.join(" 或 ")}，不能是“${text}”。 / --${flag} must be ${words.join(" or ")}, not "${text}".`,
  );
}
