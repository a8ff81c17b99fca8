import { type Compared, differencesOf } from "@kangyu/plan";
import type { z } from "zod";
import type { planEvaluation } from "../contract/index.ts";
import type { Evaluated } from "./evaluate.ts";

type WorkDifference = z.infer<typeof planEvaluation.differences>["work"][number];
type Side = NonNullable<WorkDifference["before"]>;

interface Item {
  readonly kind: WorkDifference["kind"];
  readonly id: string;
  readonly name: WorkDifference["name"];
  readonly side: Side;
}

const named = (zh: string, en: string | null) => ({ zh, en: en ?? zh });

function itemsOf({ tasks, projects, departments, leaders }: Evaluated): Item[] {
  const card = (kind: "department" | "leader", list: Evaluated["departments"]) =>
    list.map(({ id, name, points }): Item => {
      return { kind, id, name: { ...name }, side: { standing: null, progress: null, points } };
    });
  return [
    ...tasks.map(({ id, title, titleEn, standing, progress, score }): Item => {
      return { kind: "task", id, name: named(title, titleEn), side: { standing, progress, points: score.points } };
    }),
    ...projects.map(({ id, name, nameEn, standing, score }): Item => {
      const side = { standing, progress: null, points: score.points };
      return { kind: "project", id, name: named(name, nameEn), side };
    }),
    ...card("department", departments),
    ...card("leader", leaders),
  ];
}

const keyOf = ({ kind, id }: Item) => `${kind} ${id}`;

function comparedOf(item: Item): Compared {
  const { standing, progress, points } = item.side;
  return { key: keyOf(item), value: progress, light: standing ?? "", points, definition: null };
}

/** Tasks, projects and cards that stand differently, in the order of the later evaluation. */
export function workDifferences(before: Evaluated, after: Evaluated): WorkDifference[] {
  const [earlier, later] = [itemsOf(before), itemsOf(after)];
  const old = new Map(earlier.map((item) => [keyOf(item), item]));
  const now = new Map(later.map((item) => [keyOf(item), item]));
  return differencesOf(earlier.map(comparedOf), later.map(comparedOf)).flatMap(({ key, changed }) => {
    const item = now.get(key) ?? old.get(key);
    if (item === undefined) return [];
    const { kind, id, name } = item;
    return [
      { kind, id, name, before: old.get(key)?.side ?? null, after: now.get(key)?.side ?? null, changed: [...changed] },
    ];
  });
}
