import type { Amount, AmountOp } from "./plan.ts";
import { narrowWithMarks, squeeze } from "./text.ts";
import { isUnit } from "./unit.ts";

export interface AmountContext {
  /** The year that the column says. */
  readonly year: number | null;
  /** How many indicators the row names; it decides between a list and a thousands separator. */
  readonly parts: number;
  /** Years that footnotes give to marks (`*` → 2019). */
  readonly marks: ReadonlyMap<string, number>;
}

const dashes = /^[-—–⸺−‐‑―/\\…]*$|^(无|暂无|空|N\/?A)$/iu;
const number = String.raw`[-−+]?\d+(?:\.\d+)?`;
const change =
  /^(?:力争|争取|确保|预计)?(?:比\d{4}年|较\d{4}年|比上年|较上年|每年|年均|逐年|累计)*(?:再)?(增长|提高|提升|增加|上升|降低|下降|减少|降|增)(?:幅度)?(?!至|到|为|达)/u;

const prefixes: readonly (readonly [RegExp, AmountOp])[] = [
  [/^(?:>=|≥|⩾|不低于|不少于|不小于|不得低于|至少|最低)/u, ">="],
  [/^(?:<=|≤|⩽|不超过|不高于|不大于|不多于|不得超过|至多|最高)/u, "<="],
  [/^(?:>|大于|高于|超过|多于)/u, ">"],
  [/^(?:<|小于|低于|少于)/u, "<"],
  [/^(?:≈|~|约为|大约|约)/u, "~"],
  [/^=/u, "="],
];
const suffixes: readonly (readonly [RegExp, AmountOp])[] = [
  [/(?:及以上|或以上|以上)$/u, ">="],
  [/(?:及以下|或以下|以下|以内|之内)$/u, "<="],
  [/(?:左右|上下)$/u, "~"],
];

/**
 * A cell to the figure it prints, or null where the cell is empty or only a dash.
 * What is no figure (持续提升, 达国家要求) is `words` with value null; 增长30% is a `change` of 30, 降低 a negative one.
 */
export function readAmount(cell: string, context: AmountContext): Amount | null {
  const raw = squeeze(cell);
  let text = narrowWithMarks(cell).replace(/,(?=\d{3}(?!\d))/gu, context.parts > 1 ? "," : "");
  if (dashes.test(text)) return null;
  let year = context.year;
  const stated = text.match(/\(?((?:19|20)\d{2})年[末底]?(?:数据?|值)?\)?$/u);
  if (stated?.[1] !== undefined && stated[0].length < text.length) {
    year = Number(stated[1]);
    text = text.slice(0, -stated[0].length);
  }
  const mark = text.match(/(?:[*※#△▲]+|\[\d{1,2}\]|\(注\d?\))$/u)?.[0];
  if (mark !== undefined) {
    year = context.marks.get(mark) ?? year;
    text = text.slice(0, -mark.length);
  }
  return { raw, year, ...figureOf(text, context) };
}

function figureOf(text: string, context: AmountContext): Pick<Amount, "op" | "value"> {
  const changed = text.match(change);
  if (changed !== null) return changeOf(text.slice(changed[0].length), changed[1] ?? "");
  const bare = text.replace(
    /^(?:力争|争取|确保|预计|保持|稳定|控制|维持|达到|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至|上升到|上升至|下降到|下降至|降低到|降低至|降至|降到|减少到|减少至|在|到|至|为|达)+/u,
    "",
  );
  const { op, rest } = operatorOf(bare);
  const between = rest.match(new RegExp(`^(${number})[^\\d]{0,4}?[-~—–至](${number})(.*)$`, "u"));
  if (between !== null && isUnitOrNothing(between[3])) return { op: "range", value: numbers(between) };
  const ratio = rest.match(new RegExp(`^(${number}):(${number})$`, "u"));
  if (ratio !== null) return { op, value: numbers(ratio) };
  const list = context.parts > 1 ? listOf(rest, op) : null;
  if (list !== null) return { op, value: list };
  const one = rest.match(new RegExp(`^(${number})(.*)$`, "u"));
  if (one !== null && isUnitOrNothing(one[2])) return { op, value: toNumber(one[1]) };
  return { op: "words", value: null };
}

function changeOf(rest: string, verb: string): Pick<Amount, "op" | "value"> {
  const found = operatorOf(rest).rest.match(new RegExp(`^(${number})(.*)$`, "u"));
  if (found === null || !isChangeUnit(found[2] ?? "")) return { op: "words", value: null };
  return { op: "change", value: toNumber(found[1]) * (/[降减]/u.test(verb) ? -1 : 1) };
}

function operatorOf(text: string): { op: AmountOp; rest: string } {
  for (const [pattern, op] of prefixes) {
    const found = text.match(pattern);
    if (found !== null) return { op, rest: text.slice(found[0].length) };
  }
  for (const [pattern, op] of suffixes) {
    const found = text.match(pattern);
    if (found !== null) return { op, rest: text.slice(0, -found[0].length) };
  }
  return { op: "=", rest: text };
}

/** `99,72`, `99、72`, `99%;72%`, `99/72`, `≥99、≥72`: as many figures as the row has indicators, all meant alike. */
function listOf(text: string, op: AmountOp): number[] | null {
  const [first = "", ...others] = text.split(/[,、;/]/u);
  const further = others.map(operatorOf);
  if (others.length === 0 || further.some((piece) => piece.op !== "=" && piece.op !== op)) return null;
  const pieces = [first, ...further.map(({ rest }) => rest)];
  const found = pieces.map((piece) => piece.match(new RegExp(`^(${number})(.*)$`, "u")));
  if (found.some((piece) => piece === null || !isUnitOrNothing(piece[2]))) return null;
  return found.map((piece) => toNumber(piece?.[1]));
}

function numbers(found: RegExpMatchArray): number[] {
  return [toNumber(found[1]), toNumber(found[2])];
}

function toNumber(text: string | undefined): number {
  return Number((text ?? "").replace("−", "-"));
}

function isUnitOrNothing(text: string | undefined): boolean {
  return text === undefined || text === "" || isUnit(text);
}

function isChangeUnit(text: string): boolean {
  return text === "" || /^个?百分点$/u.test(text) || isUnit(text);
}
