import type { FollowUpStep, Programme, RecurringStep, SeriesStep, Step, WindowStep } from "../programme.ts";
import type { Bindings } from "./bindings.ts";
import type { Builder } from "./builder.ts";
import { compileSchedules } from "./series.ts";
import { bindingIndex, factScope } from "./states.ts";
import { compileText } from "./text.ts";
import type {
  CompiledFollowUp,
  CompiledNext,
  CompiledRecurring,
  CompiledSeries,
  CompiledStep,
  CompiledWindow,
} from "./types.ts";

interface At {
  readonly bindings: Bindings;
  readonly name: string;
  readonly path: string;
}

export function compileSteps(builder: Builder, programme: Programme, bindings: Bindings): CompiledStep[] {
  return Object.entries(programme.steps ?? {}).map(([name, step]) => {
    const at = { bindings, name, path: `steps.${name}` };
    if (step.form !== undefined && programme.forms?.[step.form] === undefined) {
      builder.report("unknown-form", `${at.path}.form`, step.form);
    }
    if (step.kind === "recurring") return recurring(builder, step, at);
    if (step.kind === "window") return window(builder, step, at);
    return step.kind === "follow-up" ? followUp(builder, step, at) : series(builder, step, at);
  });
}

function base(builder: Builder, step: Step, at: At) {
  const on = bindingIndex(builder, at.bindings, { name: step.doneBy.on, path: `${at.path}.doneBy.on` });
  const state = step.while === undefined ? null : (at.bindings.scope.states.get(step.while) ?? null);
  if (step.while !== undefined && state === null) builder.report("unknown-state", `${at.path}.while`, step.while);
  return {
    name: at.name,
    on,
    when: builder.condition(step.doneBy.when, factScope(at.bindings, on), `${at.path}.doneBy.when`),
    whileState: state,
    text: compileText(builder, step.title, { scope: at.bindings.scope, path: `${at.path}.title` }),
    trace: at.path,
  };
}

function recurring(builder: Builder, step: RecurringStep, at: At): CompiledRecurring {
  const shared = base(builder, step, at);
  const scope = factScope(at.bindings, shared.on);
  const next = step.next.map((rule, i): CompiledNext => {
    const path = `${at.path}.next[${i}]`;
    return {
      reason: rule.reason,
      when: builder.condition(rule.when, scope, `${path}.when`),
      text: compileText(builder, rule.text, { scope, path: `${path}.text` }),
      opens: builder.duration(rule.opens, `${path}.opens`),
      within: builder.duration(rule.within, `${path}.within`),
      trace: path,
    };
  });
  checkOrder(builder, step.next, `${at.path}.next`);
  const first: CompiledNext = {
    reason: "first",
    when: null,
    text: compileText(builder, step.first.text ?? step.title, {
      scope: at.bindings.scope,
      path: `${at.path}.first.text`,
    }),
    opens: builder.duration(step.first.opens, `${at.path}.first.opens`),
    within: builder.duration(step.first.within, `${at.path}.first.within`),
    trace: `${at.path}.first`,
  };
  return { kind: "recurring", ...shared, whileState: shared.whileState ?? 0, first, next };
}

/** A decision list ends with a rule without condition, and has none before. */
export function checkOrder(builder: Builder, rules: readonly { readonly when?: string }[], path: string): void {
  rules.forEach((rule, i) => {
    if (rule.when === undefined && i < rules.length - 1) builder.report("unreachable", `${path}[${i + 1}]`, "");
  });
  if (rules.length === 0 || rules.at(-1)?.when !== undefined) builder.report("no-last-rule", path, "");
}

function window(builder: Builder, step: WindowStep, at: At): CompiledWindow {
  const each =
    step.each === undefined ? null : bindingIndex(builder, at.bindings, { name: step.each, path: `${at.path}.each` });
  const scope = each === null ? at.bindings.scope : factScope(at.bindings, each);
  return {
    kind: "window",
    ...base(builder, step, at),
    each,
    from: builder.expression(step.from, scope, { path: `${at.path}.from`, types: ["date", "list<date>"] }),
    owed: builder.condition(step.when, scope, `${at.path}.when`),
    opens: builder.duration(step.opens, `${at.path}.opens`),
    closes: builder.duration(step.closes, `${at.path}.closes`),
    ends: step.ends === undefined ? null : builder.duration(step.ends, `${at.path}.ends`),
    until:
      step.until === undefined
        ? null
        : builder.expression(step.until, scope, { path: `${at.path}.until`, types: ["date"] }),
  };
}

function followUp(builder: Builder, step: FollowUpStep, at: At): CompiledFollowUp {
  const after = bindingIndex(builder, at.bindings, { name: step.after.on, path: `${at.path}.after.on` });
  const scope = factScope(at.bindings, after);
  return {
    kind: "follow-up",
    ...base(builder, step, at),
    after,
    causes: step.after.causes.map((cause, i) => {
      const path = `${at.path}.after.causes[${i}]`;
      return {
        reason: cause.reason,
        when: builder.condition(cause.when, scope, `${path}.when`),
        text: compileText(builder, cause.text, { scope, path: `${path}.text` }),
        trace: path,
      };
    }),
    within: builder.duration(step.within, `${at.path}.within`),
    ends: step.ends === undefined ? null : builder.duration(step.ends, `${at.path}.ends`),
  };
}

function series(builder: Builder, step: SeriesStep, at: At): CompiledSeries {
  const { scope } = at.bindings;
  const shared = base(builder, step, at);
  return {
    kind: "series",
    ...shared,
    valid: builder.condition(step.valid, factScope(at.bindings, shared.on), `${at.path}.valid`),
    from: builder.expression(step.from, scope, { path: `${at.path}.from`, types: ["date"] }),
    owed: builder.condition(step.when, scope, `${at.path}.when`),
    grace:
      step.graceDays === undefined
        ? null
        : builder.expression(step.graceDays, scope, { path: `${at.path}.graceDays`, types: ["double"] }),
    schedules: compileSchedules(builder, step, at.path),
  };
}
