import type { Project } from "../../plan.ts";
import { narrow } from "../../text.ts";

const beds =
  /([^,，。;；、]{0,14}?)床位(?:约|共)?(\d+)(?:[-—~～至](\d+))?张([^,，。;；]{0,4})|(?:新增|增加)(\d+)张([^,，。;；]{0,12}?)床位/gu;
/** 设置床位800张（原床位500张搬迁，净增300张） */
const net = /净增(?:床位)?(\d+)张/u;

/**
 * Hospital beds that a project adds: of a range the lower end; beds for the old, alone or mixed with them, and the number
 * that there will be in all are left out.
 */
export function hospitalBedsOf({ content, source, beds: read }: Project): number {
  const text = narrow(content ?? source.quote);
  const more = text.match(net)?.[1];
  if (more !== undefined) return Number(more);
  const found = [...text.matchAll(beds)];
  if (found.length === 0) return read ?? 0;
  // 规划床位500张，新增床位500张: where a text says what is added, beds as planned are the same ones again.
  const saysAdded = found.some(([, before = "", , , , added]) => added !== undefined || /新增|增加/u.test(before));
  return found.reduce((sum, [, before = "", count, , after = "", added, kind = ""]) => {
    if (/养老|护理型|托/u.test(`${before}${after}${kind}`) || /一共|总|可达|达到|现有|原有/u.test(before)) return sum;
    if (saysAdded && added === undefined && /规划|设置|核定/u.test(before) && !/新增|增加/u.test(before)) return sum;
    return sum + Number(count ?? added);
  }, 0);
}
