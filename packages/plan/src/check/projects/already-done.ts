import type { Project } from "../../plan.ts";
import { squeeze } from "../../text.ts";
import type { Check, Evidence, Question } from "../finding.ts";
import { plainProject } from "./project-names.ts";

/** Words that a thing stands; 完成主体工程 and 完成选址 are steps on the way. */
const stands =
  /(?:均|都|全部|现|目前)?已(?:经)?(?:全部|全面|正式|建成)?(?:建设)?(?:完成(?:建设)?|完工|建成|竣工|投入使用|投入运营|启用|开业)(?!主体|选址|立项|前期|可研|招标|封顶|规划|设计)|落户并投入运营|并(?:已)?投入(?:使用|运营)|建成并投入使用/u;
/** What is built on, made larger or better, may well have stood before. */
const more = /[二三四]期|扩建|改造|提升|升级|续建|新址|迁建|整体|进一步|巩固|完善|管理|运行/u;
const begun =
  /(?:推进|推动|加快|启动|实施|开工)((?:[^，。；：])+?)(?:等[^，。；：]{0,12})?(?:项目)?建设(?=[，。；]|$)/gu;
const house = /(?:医院|中心|大楼|楼|冷库|门诊部|卫生院|站|病房)$/u;
const shortest = 6;

interface Named {
  readonly name: string;
  readonly source: { readonly line: number; readonly quote: string };
}

/** Works of the plan that its own review says are finished: in the list of projects, or among what the tasks want built. */
export const alreadyDone: Check = (evidence) => {
  const done = finished(evidence);
  const wanted = [...evidence.plan.projects.flatMap(ofProject), ...ofTasks(evidence)];
  const found = wanted.flatMap((one) => {
    const said = done.find(({ quote }) => isFinishedIn(one.name, quote));
    return said === undefined ? [] : [{ one, said }];
  });
  const places = Map.groupBy(found, ({ one, said }) => `${one.source.line}|${said.line}`);
  return [...places.values()].map((same): Question => {
    const names = same.map(({ one }) => one.name);
    return {
      code: "project-finished",
      severity: "suspicious",
      confidence: 0.75,
      message: {
        zh: `“${names.join("”、“")}”列入本规划建设，而现状部分说已经完成或投入使用。`,
        en: `“${names.join("”, “")}” is to be built in this plan; the review says that it is finished or in use.`,
      },
      arithmetic: names.map((name) => `“${name}”: ${same[0]?.said.line} → ${same[0]?.one.source.line}`).join("; "),
      about: names.join("; "),
      sources: same.slice(0, 1).flatMap(({ one, said }) => [one.source, said]),
      indicators: [],
    };
  });
};

/** Sentences of the review that say that something stands. */
function finished({ passages }: Evidence) {
  return passages.flatMap(({ forward, text, line }) =>
    forward
      ? []
      : squeeze(text)
          .split(/[。；;]/u)
          .filter((quote) => stands.test(quote))
          .map((quote) => ({ line, quote })),
  );
}

/** The name, and after it within its own clauses the words that it stands. */
function isFinishedIn(name: string, quote: string): boolean {
  const at = quote.indexOf(name);
  if (at < 0) return false;
  const after = quote.slice(at + name.length).split(/，(?!并|现|已|均|目前|全部)/u)[0] ?? "";
  return stands.test(after) && !/(?:二期|三期|正在|拟|将)/u.test(after.slice(0, after.search(stands)));
}

function ofProject({ name, source }: Project): Named[] {
  const plain = plainProject(name);
  return plain.length < shortest || more.test(name) ? [] : [{ name: plain, source }];
}

/** 推进甲医院、乙中心等建设: the houses of the list by name. */
function ofTasks({ passages }: Evidence): Named[] {
  return passages.flatMap(({ forward, text, line }) => {
    if (!forward) return [];
    return squeeze(text)
      .split(/[。；;]/u)
      .flatMap((quote) =>
        more.test(quote.split(/建设/u)[0] ?? "")
          ? []
          : [...quote.matchAll(begun)].flatMap(([, list = ""]) =>
              list
                .split(/[、和]/u)
                .map((name) => name.replace(/^(?:全[区市县]|各|[区市县])(?=.{4})/u, ""))
                .filter((name) => name.length >= shortest && house.test(name))
                .map((name) => ({ name, source: { line, quote } })),
            ),
      );
  });
}
