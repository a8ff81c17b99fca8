import { readAmount } from "./amount.ts";
import type { Amount } from "./plan.ts";

/** Units of figures in running text; 公里, 次 and money by the hundred million measure ways and deeds, 平方米 what is no head's share a building. */
const units = [
  "%",
  "‰",
  "/?(?:10|1)?万分之一",
  "/(?:10|1)?[万千](?:人口|人)?",
  "人/[万千]人口?",
  "个?百分点",
  "[万亿](?:人(?!次)|张|名|户)",
  "平方米",
  "(?<=\\.\\d{1,2})年",
  "人(?!次)",
  "岁|张|名|颗|克|g|毫克|元|所|家|天|例|项|间|分钟|小时|个",
];
const unit = `(?:${units.join("|")})`;
const bounds = "(?:及以上|或以上|以上|及以下|以内|以下|之内|左右|上下)";
/** One figure: ≥96%, 8.2/10万, 30~40%, 70%-75%, 65%至70%之间, 1:1.25, 20项以上. */
export const figure = String.raw`(?:≥|≤|>|<|约|近)?\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)?(?:${unit})?(?:[-~—至]\d+(?:\.\d+)?${unit}?(?:之间)?)?${bounds}?`;
/** What may follow a whole figure; anything else says that the figure belongs to another word (2次, 3万, 5公里). */
export const after =
  "(?=$|[,、;:。!()”]|\\.(?!\\d)|等(?=$|[,;。])|和|及|与|并|且|以(?![上下内])|的(?:总体|总|防治|防控|工作|预期|规划)?(?:目标|要求|任务|水平(?!上)))";
export const list = `${figure}(?:(?:[、和及与]|以及)${figure})*`;

/** The figures of a list, each as printed; a bound after the last (…和30克以下) is said of them all where they are of one kind. */
export function figuresOf(printed: string, isOneKind = true): string[] {
  const pieces = [...printed.matchAll(new RegExp(figure, "gu"))].map(([piece]) => piece);
  const common = isOneKind && pieces.length > 1 ? (pieces.at(-1)?.match(new RegExp(`${bounds}$`, "u"))?.[0] ?? "") : "";
  const shared = isOneKind ? unitOfFigure(pieces.at(-1) ?? "") : null;
  return pieces.map((piece) => {
    const whole =
      unitOfFigure(piece) === null && shared !== null && !piece.includes(":") ? withUnit(piece, shared) : piece;
    return common === "" || whole.endsWith(common) || whole === "100%" ? whole : `${whole}${common}`;
  });
}

function withUnit(piece: string, shared: string): string {
  return piece.replace(/\d+(?:\.\d+)?/u, (digits) => `${digits}${shared}`);
}

export function unitOfFigure(printed: string): string | null {
  const found = printed.match(new RegExp(`\\d(${unit})`, "u"))?.[1];
  return found === undefined ? null : found.replace(/^百分点$/u, "个百分点");
}

/** A figure with the words before it (不低于, 下降, 接近) as an amount of a year; null where it is none. */
export function amountOf(said: string, year: number | null): Amount | null {
  const words = said
    .replace(/之间$/u, "")
    .replace(/^(?:接近|近)/u, "约")
    .replace(/^突破/u, "超过");
  const amount = readAmount(
    words.replace(/\d(?:人\/[万千]人口?|[万亿][人张名户])/gu, (found) => found.charAt(0)),
    {
      year,
      parts: 1,
      marks: new Map(),
    },
  );
  return amount === null || amount.op === "words" ? null : { ...amount, raw: said };
}
