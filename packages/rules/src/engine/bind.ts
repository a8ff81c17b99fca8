import type { Fact } from "@kangyu/fhir";
import { Row } from "../cel/value.ts";
import type { Compiled, CompiledBinding, Fed, Target } from "../compile/types.ts";
import type { Subject } from "../timeline.ts";
import { Frame } from "./frame.ts";

/** Gives every binding its facts, in order of day; of one day in order of when they became known (the later is the latest, G4). */
export function frameOf(compiled: Compiled, subject: Subject): Frame {
  const rows: Row[][] = compiled.bindings.map(() => []);
  const frame = new Frame(subject, rows, compiled.settings);
  let fed: Fed | undefined;
  let code: string | null = null;
  for (const fact of inOrder(compiled, subject.facts)) {
    if (fact.code !== code) {
      code = fact.code;
      fed = compiled.byCode.get(code);
    }
    if (fed === undefined) continue;
    const { targets } = fed;
    let row: Row | null = null;
    for (let i = 0; i < targets.length; i++) {
      const { binding: position, layout } = targets[i] as Target;
      const binding = compiled.bindings[position] as CompiledBinding;
      if (binding.inSet !== null && !binding.inSet(fact.values)) continue;
      if (row === null || row.layout !== layout) row = new Row(fact, layout, fed.code);
      if (keeps(binding, row, frame)) (rows[position] as Row[]).push(row);
    }
  }
  for (let i = 0; i < rows.length; i++) {
    const binding = compiled.bindings[i] as CompiledBinding;
    if (binding.of !== null) rows[i] = filtered(rows[binding.of] as Row[], binding, frame);
    if (binding.daily) rows[i] = lastOfEachDay(rows[i] as Row[]);
  }
  return frame;
}

function lastOfEachDay(rows: Row[]): Row[] {
  for (let i = 1; i < rows.length; i++) {
    if (rows[i - 1]?.day === rows[i]?.day) return rows.filter((row, at) => rows[at + 1]?.day !== row.day);
  }
  return rows;
}

/** The rows that a binding keeps of another's; often all of them. */
function filtered(rows: Row[], binding: CompiledBinding, frame: Frame): Row[] {
  let kept: Row[] | null = binding.derived === null ? null : [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Row;
    const layout = binding.derived?.get(row.code);
    const own = layout === undefined ? row : new Row(row.source, layout, row.code);
    const fits = (binding.inSet === null || binding.inSet(row.source.values)) && keeps(binding, own, frame);
    if (!fits) kept ??= rows.slice(0, i);
    else kept?.push(own);
  }
  return kept ?? rows;
}

function keeps(binding: CompiledBinding, row: Row, frame: Frame): boolean {
  if (binding.where === null) return true;
  frame.at(row.day);
  frame.it = row;
  return binding.where(frame) === true;
}

/** The facts in order: as they come, mostly; else those that are read, sorted. */
function inOrder(compiled: Compiled, facts: readonly Fact[]): readonly Fact[] {
  for (let i = 1; i < facts.length; i++) {
    const [before, after] = [facts[i - 1] as Fact, facts[i] as Fact];
    if (before.day < after.day || (before.day === after.day && before.knownFrom < after.knownFrom)) continue;
    if (compareFacts(before, after) > 0)
      return facts.filter(({ code }) => compiled.byCode.has(code)).sort(compareFacts);
  }
  return facts;
}

function compareFacts(a: Fact, b: Fact): number {
  if (a.day !== b.day) return a.day - b.day;
  if (a.knownFrom !== b.knownFrom) return a.knownFrom - b.knownFrom;
  const [left, right] = [`${a.origin} ${a.code}`, `${b.origin} ${b.code}`];
  if (left !== right) return left < right ? -1 : 1;
  const [one, two] = [JSON.stringify(a.values), JSON.stringify(b.values)];
  return one < two ? -1 : one > two ? 1 : 0;
}
