import { splitOutsideBrackets } from "./text.ts";

/** Who leads a task and who takes part, and until when, as a note after it or cells beside it name them. */
export interface Named {
  readonly lead: readonly string[];
  readonly participants: readonly string[];
  readonly deadline: string | null;
}

const part = "(?:部门|单位|科室|股室)?";
const leads = new RegExp(`^(?:第一)?(?:牵头|责任|主责|负责|主办|主管|承办|落实|实施|主体){1,2}${part}$`, "u");
const helpers = new RegExp(`^(?:主要|共同)?(?:参与|配合|协助|参加|协办|协同|协作)(?:责任)?${part}$`, "u");
const deadlines =
  /^(?:完成|办理|推进|落实|实施|预计完成|计划完成)?(?:时限|时间|期限|年限|进度|时间节点)(?:要求|安排)?$/u;
/** How names of offices end. */
const office =
  /(?:局|委|办|部|会|院|中心|政府|办事处|联合会|妇联|残联|总队|支队|大队|集团|公司|银行|单位|部门|区|镇|街道)$/u;

export type Label = "lead" | "participants" | "deadline";

/** 牵头单位, 配合部门, 完成时限: what a word before a colon or over a column says; null for any other word. */
export function labelOf(word: string): Label | null {
  if (leads.test(word)) return "lead";
  if (helpers.test(word)) return "participants";
  return deadlines.test(word) ? "deadline" : null;
}

/** “牵头部门：甲、乙；参与部门：丙”, “甲、乙牵头，丙配合”, “甲、乙按职责分工负责”, “责任单位：甲、乙，各镇；完成时限：2025年底”. */
export function departmentsIn(text: string): Named {
  const named = namedIn(text.replace(firstLeads, ""));
  return firstLeads.test(text) ? withFirstLeading(named) : named;
}

/** Whether a plan says of all its notes that the first office leads: …为牵头单位，下同. */
export function firstLeadsBelow(text: string): boolean {
  return /下同|均/u.test(text.match(firstLeads)?.[0] ?? "");
}

/** The first of several offices leads, the others take part. */
export function withFirstLeading(named: Named): Named {
  if (named.participants.length > 0 || named.lead.length < 2) return named;
  return { ...named, lead: named.lead.slice(0, 1), participants: named.lead.slice(1) };
}

/** 列首位者为牵头单位, （排在第一位的为牵头单位，下同）. */
const firstLeads =
  /[，；。]?[（(]?(?:责任单位)?[列排](?:名)?(?:在)?(?:首位|第一位?)的?(?:者|单位|部门)?(?:均)?[为是]牵头(?:单位|部门)?(?:[，、]下同)?[)）]?/u;

/** A printed word of when that names no day. */
const always = /^(?:持续|长期|常年|全年|每年|常态化)(?:推进|坚持|实施|开展|落实|进行)?$/u;

function namedIn(text: string): Named {
  const lead: string[] = [];
  const participants: string[] = [];
  let deadline: string | null = null;
  let label: Label | null = null;
  let isLed = false;
  let waiting: string[] = [];
  for (const clause of text.split(/[；;，,。]/u)) {
    const colon = clause.search(/[:：]/u);
    const word = colon < 0 ? "" : clause.slice(0, colon);
    const names = clause.slice(colon + 1);
    label = colon < 0 ? label : labelOf(word);
    if (colon >= 0 && label === null) continue;
    // 牵头单位：甲；责任单位：乙: where one leads, the others answer for their share.
    if (label === "lead" && isLed && /责任|落实/u.test(word)) label = "participants";
    const until =
      clause.match(/^((?:20\d{2}年)?(?:\d{1,2}月|年)?(?:底|末)?前?)(?:底前|前)?(?:全部|基本)?完成$/u)?.[1] || undefined;
    if (until !== undefined || always.test(clause)) deadline = until ?? clause;
    if (until !== undefined || always.test(clause)) continue;
    const said = saidBy(names) ?? label;
    // 甲牵头，乙、丙按职责分工负责: those who share the work under one who leads take part.
    const role = said === "lead" && isLed && label === null && /分工负责$/u.test(names) ? "participants" : said;
    if (role === "deadline") deadline = names.trim().replace(/^(?:力争|于)/u, "") || null;
    else if (role === "participants") participants.push(...namesIn(names));
    else if (role === "lead") lead.push(...waiting, ...namesIn(names));
    // 各县人民政府，市卫健委负责: offices whose part the next clause says.
    waiting = role === null ? namesIn(names).filter((name) => office.test(name)) : [];
    isLed ||= /牵头(?:负责)?$/u.test(names) || /牵头/u.test(word);
  }
  return { lead, participants, deadline };
}

function saidBy(clause: string): Label | null {
  if (/(?:配合|参与|协助|协办)$/u.test(clause)) return "participants";
  return /(?:牵头|负责|主办)$/u.test(clause) ? "lead" : null;
}

/** A list of offices without the words that say what they do. */
export function namesIn(text: string): string[] {
  const plain = text
    .replace(/(?:按照?(?:各自)?职责(?:分工)?(?:共同)?负责|分工负责|共同负责)$/u, "")
    .replace(/(?:牵头负责|牵头|负责|配合|参与|协助|主办|协办)$/u, "");
  return splitOutsideBrackets(plain, /、/u)
    .flatMap((names) => names.split(/(?<=[局委办会院])[和及与](?=[区县市])/u))
    .map((name) => name.replace(/(?:等(?:相关|有关)?(?:部门|单位)|等)$/u, "").trim())
    .filter((name) => /[\p{L}\d]/u.test(name));
}

/** 县卫健局、县统计局: nothing but offices. */
export function onlyOffices(text: string): string[] | null {
  const names = text.split("、").map((name) => name.replace(/等$/u, ""));
  return names.every(
    (name) => name.length >= 3 && name.length <= 15 && office.test(name) && /[局委办]$/u.test(names[0] ?? ""),
  )
    ? names
    : null;
}
