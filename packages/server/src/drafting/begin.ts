import type { Text } from "@kangyu/indicators";
import { type Draft, newDraft, periodName } from "@kangyu/plan";
import type { DraftSources } from "./evidence.ts";

export interface DraftQuestion {
  readonly period: Draft["period"];
  readonly mid?: number | undefined;
  /** Id of the plan to go on from; null begins with the catalogue's indicators. */
  readonly base: string | null;
  readonly district: Text;
  readonly title?: Text | undefined;
}

/** Rows for the next plan, from an earlier plan or from the catalogue; null where there is no such plan. No target is filled in. */
export function beginDraft({ period, mid, base, district, title }: DraftQuestion, sources: DraftSources): Draft | null {
  const plan = base === null ? null : sources.plans.get(base);
  if (plan === undefined) return null;
  return newDraft({
    title: title ?? {
      zh: `${district.zh}${periodName(period)}卫生健康发展规划`,
      en: `${district.en}: health plan ${period.from}–${period.to}`,
    },
    period,
    ...(mid === undefined ? {} : { mid }),
    base: plan === null ? null : { id: plan.id, period: { from: plan.from, to: plan.to }, rows: plan.rows },
    indicators: [...sources.indicators.values()],
  });
}
