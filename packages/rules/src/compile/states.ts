import { extend } from "../cel/scope.ts";
import type { Programme, Trigger } from "../programme.ts";
import type { Bindings } from "./bindings.ts";
import type { Builder } from "./builder.ts";
import { compileText } from "./text.ts";
import type { CompiledState, CompiledTrigger } from "./types.ts";

const AT_ONCE = { months: 0, days: 0 };

export function compileStates(builder: Builder, programme: Programme, bindings: Bindings): CompiledState[] {
  return Object.entries(programme.states ?? {}).map(([name, rule]) => ({
    name,
    enter: rule.enter.map((trigger, i) =>
      compileTrigger(builder, trigger, { bindings, path: `states.${name}.enter[${i}]` }),
    ),
    leave: rule.leave.map((trigger, i) =>
      compileTrigger(builder, trigger, { bindings, path: `states.${name}.leave[${i}]` }),
    ),
  }));
}

function compileTrigger(builder: Builder, trigger: Trigger, at: { bindings: Bindings; path: string }): CompiledTrigger {
  const on = bindingIndex(builder, at.bindings, { name: trigger.on, path: `${at.path}.on` });
  const scope = factScope(at.bindings, on);
  return {
    reason: trigger.reason,
    text: compileText(builder, trigger.text, { scope, path: `${at.path}.text` }),
    on,
    atEnd: trigger.at === "end",
    when: builder.condition(trigger.when, scope, `${at.path}.when`),
    after: trigger.after === undefined ? AT_ONCE : builder.duration(trigger.after, `${at.path}.after`),
    date:
      trigger.day === undefined
        ? null
        : builder.expression(trigger.day, scope, { path: `${at.path}.day`, types: ["date"] }),
    trace: at.path,
  };
}

export function bindingIndex(builder: Builder, bindings: Bindings, at: { name: string; path: string }): number {
  const index = bindings.index.get(at.name);
  if (index === undefined) builder.report("unknown-fact", at.path, at.name);
  return index ?? 0;
}

/** Everything, and `it`: the fact, `previous`: the one before it of the same binding. */
export function factScope(bindings: Bindings, on: number) {
  const type = bindings.rowTypes[on];
  if (type === undefined) return bindings.scope;
  return extend(bindings.scope, [
    ["it", type, (frame) => frame.it],
    ["previous", type, (frame) => frame.previous],
  ]);
}
