import { createHash } from "node:crypto";
import type { Finding, Plan } from "@kangyu/plan";

/** Whose plan for which years: a question of one plan is not answered by the answer to another's. */
export type FindingScope = Pick<Plan, "jurisdiction" | "period">;

/** A finding's key as it stands in addresses and with answers: short, and the same for the same question of one plan. */
export function findingKey({ jurisdiction, period }: FindingScope, { key }: Pick<Finding, "key">): string {
  const scope = [jurisdiction ?? "", period?.from ?? "", period?.to ?? ""];
  return createHash("sha256")
    .update([...scope, key].join("\n"))
    .digest("hex")
    .slice(0, 16);
}
