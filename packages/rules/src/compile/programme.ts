import type { Problem } from "../problems.ts";
import type { Programme } from "../programme.ts";
import { compileBindings } from "./bindings.ts";
import { Builder } from "./builder.ts";
import { compileForms } from "./forms.ts";
import { compileMeasures } from "./measures.ts";
import { identityScope } from "./scopes.ts";
import { compileStates } from "./states.ts";
import { compileSteps } from "./steps.ts";
import type { Compiled, CompileOptions } from "./types.ts";

/**
 * Checks a definition of the right shape (`parseProgramme`): every expression is parsed and type-checked with its place,
 * every name looked up. Gives all problems; an empty list means that `compileProgramme` will take it.
 */
export function checkProgramme(programme: Programme, options: CompileOptions = {}): readonly Problem[] {
  return build(programme, options).problems;
}

/** Makes a checked definition ready to run. Throws on one that has problems: check it first. */
export function compileProgramme(programme: Programme, options: CompileOptions = {}): Compiled {
  const { compiled, problems } = build(programme, options);
  const [problem] = problems;
  if (problem !== undefined) {
    throw new Error(`${programme.id}: ${problem.path}: ${problem.code} ${problem.detail} (${problems.length} in all)`);
  }
  return compiled;
}

function build(programme: Programme, options: CompileOptions): { compiled: Compiled; problems: readonly Problem[] } {
  const settings: Record<string, number | boolean | string> = {};
  for (const [name, setting] of Object.entries(programme.settings ?? {})) {
    settings[name] = options.settings?.[name] ?? setting.default;
  }
  const builder = new Builder(settings);
  const identity = identityScope(programme, settings);
  const forms = compileForms(builder, programme, identity);
  const bindings = compileBindings(builder, programme, {
    values: identity,
    lists: { ...identityScope(programme, settings), slots: identity.slots },
    options,
  });
  const states = compileStates(builder, programme, bindings);
  const steps = compileSteps(builder, programme, bindings);
  const measures = compileMeasures(builder, programme, bindings);
  const gate = builder.expression(programme.gate, bindings.scope, { path: "gate", types: ["bool"] });
  bindings.layouts.finish();
  const compiled = {
    programme,
    settings,
    bindings: bindings.bindings,
    byCode: bindings.byCode,
    gate,
    states,
    steps,
    measures,
    forms,
    places: placesOf({ states, steps, measures }),
  };
  return { compiled, problems: builder.problems };
}

function placesOf({ states, steps, measures }: Pick<Compiled, "states" | "steps" | "measures">): string[] {
  const places: string[] = [];
  for (const { enter, leave } of states) for (const trigger of [...enter, ...leave]) places.push(trigger.trace);
  for (const step of steps) {
    if (step.kind === "recurring") places.push(step.first.trace, ...step.next.map(({ trace }) => trace));
    else if (step.kind === "follow-up") places.push(...step.causes.map(({ trace }) => trace));
    else places.push(step.trace);
  }
  for (const { rules } of measures) for (const { trace } of rules) places.push(trace);
  return places;
}
