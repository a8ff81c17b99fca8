import type { Text } from "@kangyu/indicators";
import { type Draft, type EarlierPlan, newDraft, periodName } from "@kangyu/plan";
import type { PlanFacts } from "../views/pledges.ts";
import type { DraftSources } from "./evidence.ts";

export interface DraftQuestion {
  readonly period: Draft["period"];
  readonly mid?: number | undefined;
  /** The plan to go on from; null begins with the catalogue's indicators. */
  readonly earlier: EarlierPlan | null;
  readonly district: Text;
}

/** A plan of the catalogue to go on from; null where there is none of that id. */
export function earlierInCatalogue(id: string, { plans }: DraftSources): EarlierPlan | null {
  const plan = plans.get(id);
  return plan === undefined ? null : asEarlier(plan);
}

export function asEarlier({ id, from, to, rows }: PlanFacts): EarlierPlan {
  return { id, period: { from, to }, rows };
}

/** Rows for the next plan, from an earlier plan or from the catalogue. No target is filled in. */
export function beginDraft({ period, mid, earlier, district }: DraftQuestion, sources: DraftSources): Draft {
  return newDraft({
    title: {
      zh: `${district.zh}${periodName(period)}卫生健康发展规划`,
      en: `${district.en}: health plan ${period.from}–${period.to}`,
    },
    period,
    ...(mid === undefined ? {} : { mid }),
    base: earlier,
    indicators: [...sources.indicators.values()],
  });
}
