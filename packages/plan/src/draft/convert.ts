import { perOf, plainUnit, shareOf, thingOf } from "../names.ts";
import type { Amount } from "../plan.ts";

interface Named {
  readonly name: string;
  readonly unit: string | null;
}

const perHeadOf = ({ name, unit }: Named) => perOf(`${name}${unit ?? ""}`);

export function isPerHead(row: Named): boolean {
  return perHeadOf(row) > 0;
}

/** Whether two names are rates per head of one thing, for as many heads or for ten times as many (每千 and 每万). */
export function sameHeads(left: string, right: string): boolean {
  return perOf(left) > 0 && perOf(right) > 0 && thingOf(left) === thingOf(right);
}

/**
 * What a figure of `theirs` is multiplied with to stand in the unit of `mine`: shares (%, ‰, /10万) and rates per head
 * (每千, 每万) are converted, equal units are 1; null where the units measure different things.
 */
export function unitFactor(mine: Named, theirs: Named): number | null {
  const [heads, theirHeads] = [perHeadOf(mine), perHeadOf(theirs)];
  if (heads > 0 || theirHeads > 0) return heads > 0 && theirHeads > 0 ? heads / theirHeads : null;
  const [share, theirShare] = [shareOf(mine.unit), shareOf(theirs.unit)];
  if (share !== null && theirShare !== null) return exact(theirShare / share);
  if (mine.unit === null || theirs.unit === null) return mine.unit === theirs.unit ? 1 : null;
  return plainUnit(mine.unit) === plainUnit(theirs.unit) ? 1 : null;
}

/** Without the last digits that binary fractions add. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

/** A printed figure in another unit; what it prints stays as it is. A change in per cent of itself has no unit. */
export function inUnitOf<Printed extends Amount | null>(amount: Printed, factor: number): Printed {
  if (amount === null || factor === 1 || amount.value === null) return amount;
  if (amount.op === "change" && amount.raw.includes("%")) return amount;
  const { value } = amount;
  return {
    ...amount,
    value: typeof value === "number" ? exact(value * factor) : value.map((one) => exact(one * factor)),
  };
}
