import { perOf } from "../names.ts";
import { type Figure, perHead } from "./figures.ts";
import type { Evidence } from "./finding.ts";

/** A count and the rate per head printed with it: 床位1825张，每千人口5.00张. */
export interface HeadRate {
  readonly thing: string;
  readonly count: Figure;
  readonly rate: Figure;
  /** 1,000 or 10,000 people. */
  readonly per: number;
}

/** Rates per head that follow the count they were made from, in the review. */
export function headRatesOf({ figures }: Pick<Evidence, "figures">): HeadRate[] {
  return figures.flatMap((rate, at): HeadRate[] => {
    const per = perOf(rate.name);
    const bare = rate.name.replace(/^(?:每)?[千万](?:常住|户籍)?人口?/u, "");
    if (rate.forward || per === 0 || !rate.exact || rate.said === "benchmark" || !/^[人张名]$/u.test(rate.unit))
      return [];
    const before = figures.slice(Math.max(0, at - 4), at).filter((one) => !perHead(one) && one.unit === rate.unit);
    const near = before.filter((one) => rate.sentence - one.sentence <= (bare === "" ? 0 : 1));
    const count = bare === "" ? near.at(-1) : near.findLast((one) => sameStaff(one.name, bare));
    if (count === undefined || count.value < 20 || count.said !== "own") return [];
    return [{ thing: count.name, count, rate, per }];
  });
}

const plain = (name: string) => name.replace(/^(?:医疗卫生机构|编制|实有|开放)+/u, "").replace(/(?:总)?数$/u, "");

/** 床位 and 床位数, 执业（助理）医师 and 执业（助理）医师数. */
export function sameStaff(one: string, other: string): boolean {
  const [left, right] = [plain(one), plain(other)];
  return left.length >= 2 && left === right;
}
