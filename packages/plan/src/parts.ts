import { splitOutsideBrackets } from "./text.ts";

/** How names of indicators end; a comma between two such names divides two indicators. */
const end =
  /(?:率|数|量|比|比例|比重|占比|寿命|水平|强度|指数|费用|标准|规模|增速|面积|天数|日|得分|评分|程度|覆盖面)$/u;

/**
 * The indicators that one name stands for: two names with a comma between them, or a second name straight after the
 * bracket that closes the first. Null where it is one name.
 * `divided` says that unit or figures come in several pieces, so that 、 and 和 may divide names as well.
 */
export function partsOf(name: string, divided: boolean): string[] | null {
  for (const separator of divided ? [/[,，;；]/u, /[,，;；、/]/u] : [/[,，;；]/u]) {
    const pieces = splitOutsideBrackets(name, separator).map((piece) => piece.replace(/^[和及与]/u, ""));
    if (pieces.length > 1 && pieces.every((piece) => end.test(withoutBracket(piece)))) return pieces;
  }
  const byBracket = name.match(/^(.+?)([(（][^()（）]*[)）])(.{4,})$/u);
  if (byBracket === null) return null;
  const [, first = "", bracket = "", second = ""] = byBracket;
  return end.test(first) && end.test(second) ? [`${first}${bracket}`, second] : null;
}

function withoutBracket(name: string): string {
  return name.replace(/[(（][^()（）]*[)）]$/u, "");
}

/** Whether a name says only whose part it is (县办公立医院), and not what is counted. */
export function isPartOnly(name: string): boolean {
  return /(?:医院|机构|中心|卫生院|卫生室|站|人群|人口|儿童|老年人|患者|妇女|居民|城市|农村|城镇)$/u.test(
    withoutBracket(name),
  );
}
