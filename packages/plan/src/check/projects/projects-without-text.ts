import type { Project } from "../../plan.ts";
import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";
import { plainProject } from "./project-names.ts";

/** So much of a name must stand in the text in one piece. */
const enough = 0.6;
const prefix = 6;
/** A house has its name; what is bought or programmed is told in other words. */
const house = /医院|楼|中心|卫生院|保健院|院区|分院/u;
const bought = /平台|信息|系统|设备|智慧|能力/u;

/** Projects of the list that the plan's text, which speaks of most of the others, never names. */
export const projectsWithoutText: Check = ({ plan, passages }) => {
  const listed = plan.projects.filter(({ source }) => source.quote.includes(" | "));
  const text = narrow(passages.map((passage) => squeeze(passage.text)).join("。"))
    .replace(/疾控中心/gu, "疾病预防控制中心")
    .replace(/妇保院/gu, "妇幼保健院")
    .replace(/建设|新建|扩建|改建|迁建/gu, "");
  const silent = listed.filter((one) => house.test(one.name) && !bought.test(one.name) && !isNamed(one, text));
  if (listed.length < 4 || silent.length === 0 || silent.length > listed.length / 3) return [];
  return silent.map(
    (project): Question => ({
      code: "project-named-once",
      severity: "suspicious",
      confidence: 0.7,
      message: {
        zh: `项目表中的“${project.name}”在正文中没有提到，其余 ${listed.length - silent.length} 个项目都有。`,
        en: `“${project.name}” of the list of projects is not named in the text; the other ${listed.length - silent.length} are.`,
      },
      arithmetic: `${listed.length - silent.length}/${listed.length}`,
      about: project.name,
      sources: [project.source],
      indicators: [],
    }),
  );
};

function isNamed({ name }: Project, text: string): boolean {
  const printed = narrow(name);
  const plain = plainProject(name);
  if (plain.length < 4 || text.includes(printed.slice(0, prefix))) return true;
  const length = Math.max(4, Math.ceil(plain.length * enough));
  return Array.from({ length: Math.max(1, plain.length - length + 1) }, (_, at) => plain.slice(at, at + length)).some(
    (piece) => text.includes(piece),
  );
}
