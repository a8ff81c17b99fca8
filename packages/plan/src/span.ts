import type { DocumentBlock } from "./document.ts";
import { fiveYearMentions } from "./five-year.ts";
import type { Period } from "./plan.ts";
import { narrow } from "./text.ts";

/** The years a document speaks for, and whether it is the list of one year's tasks or a report that ends with them. */
export interface Span extends Period {
  readonly kind: "plan" | "about" | "tasks" | "report";
}

/** How many paragraphs at the beginning may hold the line that says what the document is. */
const head = 5;
/** A programme's name at the line's end, perhaps with its years and with what is done with it behind. */
const programme = /(?:规划|计划|纲要|方案|行动|意见|任务|目标)(?:\([^()]*\))?》?(?:的?通知|的?建议|任务)*$/u;
const about = /(?:的?(?:政策)?解读|(?:全文)?(?:正式)?(?:出台|发布|公布|印发))+$/u;
const tasks =
  /工作要点|重点工作|工作任务|任务(?:清单|分解)?|工作安排|(?:绩效|年度|工作)目标|实施方案|工作计划|民生(?:工程|实事)/u;
const wanted = /今年[^。;]{0,12}(?:要|将|确保|力争)/u;
const told = /公报|统计|回顾|总结|终期|评估|监测|成就|进展|情况|问卷|公告|采购|招标/u;
const coming =
  /(20\d{2})年(?:的)?(?:(?:政府|卫生健康|经济社会)?(?:工作|发展))?的?(?:总体要求|主要(?:预期)?(?:目标|任务)|预期目标|重点(?:任务|工作)|工作(?:安排|任务|重点|建议))/u;

/**
 * The years that a document without a plan's title speaks for, by the line at its head: a programme of several years
 * (某行动实施方案（2020—2030年）解读), the tasks of one year (2021年工作要点), or a government's report (its coming year).
 */
export function spanOf(blocks: readonly DocumentBlock[]): Span | null {
  const lines = blocks.flatMap((block) => (block.kind === "paragraph" ? [narrow(block.text)] : []));
  const heads = lines
    .slice(0, head)
    .filter((line) => line.length <= 45 && !/[。;]|^\(?[一二三四五六七八九十]+[)、.]/u.test(line));
  for (const line of heads) {
    const year = Number([...line.matchAll(/(?<![-—~至])(20\d{2})年/gu)].at(-1)?.[1] ?? Number.NaN);
    if (/工作报告|总结.*(?:计划|打算|安排|要点)/u.test(line)) return reportOf(lines, year);
    if (told.test(line)) continue;
    const named = programme.test(line.replace(about, "")) ? (fiveYearMentions(line)[0] ?? yearsOf(line)) : undefined;
    if (named !== undefined) return { ...named, kind: about.test(line) ? "about" : "plan" };
    if (Number.isInteger(year) && tasks.test(line)) return { from: year, to: year, kind: "tasks" };
    if (Number.isInteger(year) && lines.some((one) => wanted.test(one)))
      return { from: year, to: year, kind: "report" };
  }
  return null;
}

function reportOf(lines: readonly string[], printed: number): Span | null {
  const stated = lines.flatMap((line) => line.match(coming)?.[1] ?? []).map(Number);
  const year = Number.isInteger(printed) ? printed : Math.max(...stated);
  return Number.isFinite(year) ? { from: year, to: year, kind: "report" } : null;
}

function yearsOf(line: string): Period | undefined {
  const found = line.match(/(20\d{2})年?[—–~-]+(20\d{2})年?/u);
  return found === null ? undefined : { from: Number(found[1]), to: Number(found[2]) };
}
