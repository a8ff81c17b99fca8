import { fiveYearMentions } from "./five-year.ts";
import type { Period } from "./plan.ts";
import { propertyOf } from "./property.ts";
import { narrow } from "./text.ts";
import { isUnit } from "./unit.ts";

export type Role =
  | { readonly kind: "no" | "domain" | "name" | "unit" | "property" | "other" }
  | { readonly kind: "baseline" | "target"; readonly year: number | null };

const words = {
  no: /^(?:序号|编号|No\.?)$/iu,
  domain: /领域|类别|分类|一级指标|维度|大类|方面|^domain$/iu,
  property: /性质|属性|(?:指标|类型)要求|^要求$|^指标类型$|^类型$|^property$/iu,
  unit: /^(?:计量)?单位$|^unit$/iu,
  /** 同比, 较上年增减: what was reached in a year beside the year before, no target. */
  compared: /^(?:同比|环比|[比较]上年|增减)/u,
  remarks: /^(?:备注|说明|注)$/u,
  explanation: /说明|解释|备注|来源|依据|部门|单位$|计算|公式|注释|投资|资金|项目|内容|规模|起止|建设|阶段/u,
  wholeName: /^(?:主要|具体|核心|重点|发展|考核|监测)*指标(?:内容|名称|项目?)?$/u,
  name: /指标|名称|^indicator$/iu,
  target: /目标|规划|展望|预期值|计划值|要求值|target$/iu,
  baseline: /现状|实现|基期|基数|基准|基线|完成|实际|现值|达到值|baseline$/iu,
  growth: /年均|增速|增幅|增长|累计|变化/u,
} as const;

/** What each column of an indicator table holds, told by its header and, where the header is silent, by its cells. */
export function rolesOf(
  headers: readonly string[],
  cells: readonly (readonly string[])[],
  period: Period | null,
): Role[] {
  const roles = headers.map((header, column) =>
    roleOf(
      narrow(header),
      cells.map((row) => row[column] ?? ""),
      period,
    ),
  );
  return ensureName(orderYears(roles, period), cells);
}

function roleOf(header: string, cells: readonly string[], period: Period | null): Role {
  if (words.no.test(header)) return { kind: "no" };
  if (words.unit.test(header)) return { kind: "unit" };
  if (words.property.test(header)) return { kind: "property" };
  if (words.wholeName.test(header)) return { kind: "name" };
  const value = valueRole(header, period);
  if (value !== null) return value;
  if (words.remarks.test(header)) return propertyShare(cells) > 0.6 ? { kind: "property" } : { kind: "other" };
  if (words.explanation.test(header)) return { kind: "other" };
  if (words.domain.test(header)) return { kind: "domain" };
  if (words.name.test(header)) return { kind: "name" };
  return roleOfCells(cells);
}

function valueRole(header: string, period: Period | null): Role | null {
  if (words.growth.test(header) || /投资|资金|起止|建设/u.test(header)) return null;
  const isTarget = words.target.test(header);
  const isBaseline = words.baseline.test(header);
  const years = [...header.matchAll(/(?:19|20)\d{2}/gu)].map((found) => Number(found[0]));
  const plan = fiveYearMentions(header)[0];
  const year = years.at(-1) ?? plan?.to ?? null;
  if (year === null && !isTarget && !isBaseline) return null;
  if (year === null && !/值|^目标$|水平|现状/u.test(header)) return null;
  if (isBaseline && !isTarget) return { kind: "baseline", year: year ?? (period === null ? null : period.from - 1) };
  if (isTarget) return { kind: "target", year: year ?? period?.to ?? null };
  if (period !== null && year !== null) return { kind: year < period.from ? "baseline" : "target", year };
  return { kind: "target", year };
}

/** Without a known period the first of several bare years is where the table starts from. */
function orderYears(roles: Role[], period: Period | null): Role[] {
  const years = roles.flatMap((role) => ("year" in role && role.year !== null ? [role.year] : []));
  const first = Math.min(...years);
  if (period !== null || years.length < 2 || roles.some((role) => role.kind === "baseline")) return roles;
  return roles.map((role) => ("year" in role && role.year === first ? { kind: "baseline", year: first } : role));
}

function propertyShare(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell !== "");
  return filled.filter((cell) => propertyOf(cell) !== null && cell.length < 5).length / Math.max(1, filled.length);
}

/** A table that sets a year beside the one before tells of results, unless a column is a target or the plan's end. */
export function tellsResults(headers: readonly string[], period: Period | null): boolean {
  const texts = headers.map(narrow);
  const isAim = (text: string) => words.target.test(text) || (period !== null && text.includes(String(period.to)));
  return texts.some((text) => words.compared.test(text)) && !texts.some(isAim);
}

function roleOfCells(cells: readonly string[]): Role {
  const filled = cells.filter((cell) => cell !== "");
  const share = (test: (cell: string) => boolean) => filled.filter(test).length / Math.max(1, filled.length);
  if (filled.length === 0) return { kind: "other" };
  if (share((cell) => propertyOf(cell) !== null) > 0.6) return { kind: "property" };
  if (share((cell) => /^\d{1,3}[.、]?$/u.test(cell)) > 0.9) return { kind: "no" };
  if (share((cell) => isUnit(cell)) > 0.6) return { kind: "unit" };
  return { kind: "other" };
}

/** One column holds the names; of several that could, the one with most different texts, the rest are levels of domains. */
function ensureName(roles: Role[], cells: readonly (readonly string[])[]): Role[] {
  const variety = (column: number) => new Set(cells.map((row) => row[column] ?? "").filter((cell) => cell !== "")).size;
  const candidates = roles.flatMap((role, column) => (role.kind === "name" ? [column] : []));
  if (candidates.length < 2) return roles;
  const best = candidates.reduce((left, right) => (variety(right) > variety(left) ? right : left));
  return roles.map((role, column) => (role.kind === "name" && column !== best ? { kind: "domain" } : role));
}
