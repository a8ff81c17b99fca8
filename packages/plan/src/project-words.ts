import { fiveYearPeriod, smallNumber } from "./five-year.ts";
import { narrow } from "./text.ts";

const stage = "新建|续建|改扩建|改建|扩建|迁建|改造";
const stages = new RegExp(`^(?:${stage}|拟建|在建|前期|储备|谋划|完工|竣工|购置|修缮)(?:类|项目|阶段|工作)?$`, "u");

/** A stage as a table's cell prints it, or null. */
export function stageOfCell(cell: string): string | null {
  return stages.test(cell) ? cell : null;
}

/** The stage that a name or its text says: 妇幼保健院迁建项目, 续建，总投资…, 新建一座…, 进行内部改造. */
export function stageIn(name: string, content: string): string | null {
  const named = name.match(new RegExp(stage, "u"))?.[0];
  if (named !== undefined) return named;
  const text = narrow(content);
  const opening = text.match(new RegExp(`(?:^|[,。;:]|拟|计划)(${stage})(?![^,。;]{0,4}(?:率|等))`, "u"))?.[1];
  if (opening !== undefined) return opening;
  if (/新建一?[座幢栋所]/u.test(text)) return "新建";
  const closing = text.match(/(改扩建|迁建|扩建)(?=[,。;]|$)/u)?.[1];
  if (closing !== undefined) return closing;
  return /进行[^,。;]{0,6}改造/u.test(text) ? "改造" : null;
}

type Years = { readonly from: number | null; readonly to: number | null };

/** 2021—2024年, 2022年开工…2024年底前投入使用, 力争十四五末建成, 2022年: the years that a text gives a project. */
export function projectYears(printed: string): Years | null {
  const text = narrow(printed);
  const span = text.match(/(20\d{2})年?(?:[-—–~至到]+)(20\d{2})年?/u);
  if (span !== null) return { from: Number(span[1]), to: Number(span[2]) };
  const one = text.match(/^(20\d{2})年?$/u);
  if (one !== null) return { from: Number(one[1]), to: Number(one[1]) };
  const from = yearWith(text, "开工|启动|动工|开始建设");
  const to = yearWith(text, "建成|投入使用|投用|竣工|完工|完成");
  return from === null && to === null ? null : { from, to };
}

/** The year said with one of the words, no clause between them. */
function yearWith(text: string, words: string): number | null {
  const plain = text.match(
    new RegExp(`(20\\d{2})年[^,。;\\d]{0,4}(?:\\d{1,2}月)?[^,。;\\d]{0,8}(?:${words})`, "u"),
  )?.[1];
  if (plain !== undefined) return Number(plain);
  const plan = text.match(new RegExp(`(十[一二三四五六七八九]?)五”?(?:期)?末[^,。;]{0,8}(?:${words})`, "u"))?.[1];
  const n = plan === undefined ? null : smallNumber(plan);
  return n === null ? null : fiveYearPeriod(n).to;
}

const areas = [
  /(?:总建筑面积|建筑总面积|建筑面积|建设面积|建设规模|改造装修面积|改造面积|装修面积|用房)(?:约|为|达)*(\d+(?:\.\d+)?)(万)?(?:平方米|平米|㎡|m2)/u,
  /(?:新建|建设|改造)(?:一?[座幢栋所])?[^,。;\d]{0,8}?约?(\d+(?:\.\d+)?)(万)?(?:平方米|平米|㎡|m2)/u,
];

/** Floor area in square metres. */
export function areaIn(content: string): number | null {
  const text = narrow(content);
  const found = areas.map((pattern) => text.match(pattern)).find((match) => match !== null);
  return found?.[1] === undefined ? null : Math.round(Number(found[1]) * (found[2] === undefined ? 1 : 1e4));
}

/** The one area that a cell about a building names, land left out. */
export function onlyAreaIn(content: string): number | null {
  const [only, ...others] = narrow(content).matchAll(
    /(?<!占地(?:面积)?约?|\d|\.)(\d+(?:\.\d+)?)(万)?(?:平方米|平米|㎡|m2)/gu,
  );
  if (only?.[1] === undefined || others.length > 0) return null;
  return Math.round(Number(only[1]) * (only[2] === undefined ? 1 : 1e4));
}

/** The area of a cell in square metres; the unit stands in the cell or over the column, else it is square metres. */
export function areaOfCell(cell: string, header: string): number | null {
  const [, figure, own] = narrow(cell).match(/^约?(\d+(?:\.\d+)?)(万?(?:平方米|平米|㎡|m2))?$/u) ?? [];
  if (figure === undefined) return null;
  const isTenThousand = (own ?? narrow(header)).includes("万");
  return Math.round(Number(figure) * (isTenThousand ? 1e4 : 1));
}

const beds = [
  /(?:新增|增加)[^,。;]{0,8}?床位(\d+)(?:[-~—至]\d+)?张|(?:新增|增加)(\d+)(?:[-~—至]\d+)?张/u,
  /(?:床位|病床)(?:约|为|达|数)*(\d+)(?:[-~—至]\d+)?张|(?:设置|规划|设)(\d+)张床位/u,
];

/** Beds, those that are new before those there will be in all; of a range the lower end. */
export function bedsIn(content: string): number | null {
  const text = narrow(content);
  const found = beds.map((pattern) => text.match(pattern)).find((match) => match !== null);
  const size = found?.[1] ?? found?.[2];
  return size === undefined ? null : Number(size);
}
