import type { Plan, Project } from "../../plan.ts";
import { squeeze } from "../../text.ts";
import type { Check, Evidence, Question } from "../finding.ts";
import { namesProject } from "./project-names.ts";

/** What makes a building or a thing of a name: without it 工程 and 项目 are programmes of work. */
const built = /医院|院区|大楼|楼|中心|卫生院|保健院|疾控|站|平台|分院|校区|基地/u;
const beginsBuilding =
  /(?:实施|推进|启动|加快|开工建设|规划建设|新建|开工|建设(?=[区县市]))([^，。；：]{4,80}(?:项目|工程))/gu;
const other = /^(?:国家|省|市|中央)|行动|计划|示范|基本公共卫生|重大公共卫生|健康|人才|培训|筛查|民生|惠民|等/u;

/** Projects that the text announces by name and the plan's own list of projects does not have, or the other way round. */
export const projectsNamedOnce: Check = (evidence) => {
  const { plan } = evidence;
  if (plan.projects.length < 3) return [];
  const said = announced(evidence);
  const unknown = said.flatMap(({ names, line, quote }) =>
    names
      .filter((name) => !plan.projects.some((project) => namesProject(name, project)))
      .map((name) => ({ name, line, quote })),
  );
  const seen = new Set<string>();
  const missing = unknown.filter(({ name }) => !seen.has(name) && seen.add(name));
  return [...missing.map((one) => onlyInText(one, plan)), ...said.flatMap((one) => leftOut(one, plan))];
};

interface Announced {
  readonly names: readonly string[];
  readonly line: number;
  readonly quote: string;
}

/** Buildings that sentences of the forward part begin (实施甲项目和乙工程), but for the lines that are projects themselves. */
function announced({ passages, plan }: Evidence): Announced[] {
  const own = new Set(plan.projects.map(({ source }) => source.line));
  return passages.flatMap(({ text, line, forward, box }) => {
    if (!forward || box !== null || own.has(line)) return [];
    return squeeze(text)
      .split(/[。；;]/u)
      .flatMap((quote): Announced[] => {
        const names = [...quote.matchAll(beginsBuilding)].flatMap(([, list = ""]) =>
          list.split(/[、和]/u).map((name) => name.replace(/^.*(?:实施|推进|启动)/u, "")),
        );
        const ours = names.filter(
          (name) => /(?:项目|工程)$/u.test(name) && name.length >= 6 && built.test(name) && !other.test(name),
        );
        return ours.length === 0 ? [] : [{ names: ours, line, quote }];
      });
  });
}

function onlyInText(
  { name, line, quote }: { readonly name: string; readonly line: number; readonly quote: string },
  plan: Plan,
): Question {
  const [first] = plan.projects;
  return {
    code: "project-named-once",
    severity: "suspicious",
    confidence: 0.7,
    message: {
      zh: `正文提到“${name}”，项目表的 ${plan.projects.length} 个项目中没有它。`,
      en: `The text announces “${name}”; it is none of the ${plan.projects.length} projects that the plan lists.`,
    },
    arithmetic: `“${name}” ∉ ${plan.projects.length}`,
    about: name,
    sources: [{ line, quote }, ...(first === undefined ? [] : [first.source])],
    indicators: [],
  };
}

/** A sentence that names nearly all of the listed projects one by one is meant to name them all. */
function leftOut({ names, line, quote }: Announced, plan: Plan): Question[] {
  const missed = plan.projects.filter((project) => !names.some((name) => namesProject(name, project)));
  if (missed.length !== 1 || names.length < 2 || names.length !== plan.projects.length - 1) return [];
  return missed.map((project: Project) => ({
    code: "project-named-once",
    severity: "suspicious" as const,
    confidence: 0.7,
    message: {
      zh: `正文列举了 ${names.length} 个项目，没有提到表中的“${project.name}”。`,
      en: `The text names ${names.length} of the ${plan.projects.length} projects and leaves out “${project.name}”.`,
    },
    arithmetic: `${names.length} ≠ ${plan.projects.length}`,
    about: project.name,
    sources: [{ line, quote }, project.source],
    indicators: [],
  }));
}
