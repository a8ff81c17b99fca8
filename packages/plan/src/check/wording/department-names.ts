import type { Task } from "../../plan.ts";
import type { Check, Question } from "../finding.ts";

/** Names of offices end so; 相关部门 and 各成员单位 are no names. */
const office = /(?:局|委|委员会|办|办公室|中心|院|会|公司|部|厅)$/u;

interface Named {
  readonly name: string;
  readonly task: Task;
  readonly times: number;
}

/**
 * One department under two names (区应急局 beside 区应急管理局): tasks are handed out by name, and a task under the second
 * name has no owner. Only a name whose signs all stand in the other, in their order, is taken for the same.
 */
export const departmentNames: Check = ({ plan }) => {
  const all = plan.tasks.flatMap((task) => [...task.lead, ...task.participants].map((name) => ({ name, task })));
  const names = [...Map.groupBy(all, ({ name }) => name)].flatMap(([name, used]): Named[] =>
    used[0] === undefined || !office.test(name) ? [] : [{ name, task: used[0].task, times: used.length }],
  );
  const pairs = names.flatMap((long) =>
    names
      .filter((short) => short.name.length < long.name.length && isShortFor(short.name, long.name))
      .map((short) => [long, short] as const),
  );
  if (pairs.length === 0) return [];
  const shown = pairs.map(([long, short]) => `${long.name} ×${long.times} / ${short.name} ×${short.times}`);
  const question: Question = {
    code: "department-two-names",
    severity: "suspicious",
    confidence: 0.7,
    message: {
      zh: `同一部门可能用了两个名称：${pairs.map(([long, short]) => `${long.name}、${short.name}`).join("；")}。`,
      en: `One department may stand under two names: ${pairs.map(([long, short]) => `${long.name}, ${short.name}`).join("; ")}.`,
    },
    arithmetic: shown.join("; "),
    about: pairs.map(([long, short]) => `${long.name}/${short.name}`).join("; "),
    sources: pairs.flatMap((pair) => pair.map(({ task }) => task.source)),
    indicators: [],
  };
  return [question];
};

/** Three signs at least, the same first and last two of kind, and nothing that the long name does not have. */
function isShortFor(short: string, long: string): boolean {
  if (short.length < 4 || short[0] !== long[0] || short.slice(-1) !== long.slice(-1)) return false;
  if (long.length - short.length > 3 || short[1] !== long[1]) return false;
  let at = 0;
  for (const sign of long) if (sign === short[at]) at += 1;
  return at === short.length;
}
