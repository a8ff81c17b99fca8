import type { Project } from "../../plan.ts";
import { narrow } from "../../text.ts";

/** A project's name without what one place prints and another leaves out. */
export function plainProject(name: string): string {
  return narrow(name)
    .replace(/[“”"《》()]/gu, "")
    .replace(/疾控中心/gu, "疾病预防控制中心")
    .replace(/妇保院/gu, "妇幼保健院")
    .replace(/^.{0,8}?[市县区](?=.{4})/u, "")
    .replace(
      /(?:建设|新建|续建|改建|扩建|改扩建|迁建|整体|易地|异地|工程|项目|建成|推进|实施|启动|加快|开工|的)/gu,
      "",
    );
}

/** Whether a name in the text means this project: one contains the other, or most of its signs stand there in their order. */
export function namesProject(text: string, project: Pick<Project, "name">): boolean {
  const [said, listed] = [plainProject(text), plainProject(project.name)];
  if (said.length < 3 || listed.length < 3) return false;
  return said.includes(listed) || listed.includes(said) || alike(said, listed) >= 0.7;
}

/** The share of the shorter name's signs that stand in the longer one in their order. */
function alike(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let at = 0;
  let found = 0;
  for (const sign of short) {
    const next = long.indexOf(sign, at);
    if (next < 0) continue;
    found += 1;
    at = next + 1;
  }
  return found / short.length;
}
