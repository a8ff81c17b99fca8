import type { Fact } from "@kangyu/fhir";
import type { Row } from "../cel/value.ts";
import type { Compiled, CompiledBinding } from "../compile/types.ts";
import type { Subject } from "../timeline.ts";
import { Frame } from "./frame.ts";

/** Gives every binding its facts, in order of day; of one day in order of when they became known (the later is the latest, G4). */
export function frameOf(compiled: Compiled, subject: Subject): Frame {
  const rows: Row[][] = compiled.bindings.map(() => []);
  const frame = new Frame(subject, rows, compiled.settings);
  for (const fact of subject.facts) {
    const targets = compiled.byCode.get(fact.code);
    if (targets === undefined) continue;
    for (const target of targets) {
      const binding = compiled.bindings[target] as CompiledBinding;
      if (binding.inSet !== null && !binding.inSet(fact.values)) continue;
      const row = toRow(fact, binding);
      if (keeps(binding, row, frame)) (rows[target] as Row[]).push(row);
    }
  }
  for (let i = 0; i < rows.length; i++) {
    const binding = compiled.bindings[i] as CompiledBinding;
    if (binding.of === null) sortRows(rows[i] as Row[]);
    else filterRows({ from: rows[binding.of] as Row[], to: rows[i] as Row[] }, binding, frame);
    if (binding.daily) rows[i] = lastOfEachDay(rows[i] as Row[]);
  }
  return frame;
}

function lastOfEachDay(rows: Row[]): Row[] {
  return rows.filter((row, i) => rows[i + 1]?.day !== row.day);
}

function filterRows(at: { from: readonly Row[]; to: Row[] }, binding: CompiledBinding, frame: Frame): void {
  for (const row of at.from) {
    if (binding.inSet !== null && !binding.inSet(row.values)) continue;
    const own = binding.derives && row.fact !== null ? toRow(row.fact, binding) : row;
    if (keeps(binding, own, frame)) at.to.push(own);
  }
}

function keeps(binding: CompiledBinding, row: Row, frame: Frame): boolean {
  if (binding.where === null) return true;
  frame.at(row.day);
  frame.it = row;
  return binding.where(frame) === true;
}

function sortRows(rows: Row[]): void {
  for (let i = 1; i < rows.length; i++) {
    if (compareRows(rows[i - 1] as Row, rows[i] as Row) > 0) {
      rows.sort(compareRows);
      return;
    }
  }
}

function compareRows(a: Row, b: Row): number {
  if (a.day !== b.day) return a.day - b.day;
  const known = (a.fact?.knownFrom ?? 0) - (b.fact?.knownFrom ?? 0);
  if (known !== 0) return known;
  const [left, right] = [`${a.origin} ${a.code}`, `${b.origin} ${b.code}`];
  if (left !== right) return left < right ? -1 : 1;
  const [one, two] = [JSON.stringify(a.values), JSON.stringify(b.values)];
  return one < two ? -1 : one > two ? 1 : 0;
}

function toRow(fact: Fact, binding: CompiledBinding): Row {
  const { day, until, code, institution, origin, values } = fact;
  const rules = binding.late.get(code);
  const late = rules === undefined ? null : { rules, known: null };
  return { day, until, code, institution, origin, values, fact, late };
}
