import { extend, type Scope } from "../cel/scope.ts";
import { ask, verdictsOf } from "../engine/measures.ts";
import type { Measure, Programme } from "../programme.ts";
import type { Bindings } from "./bindings.ts";
import type { Builder } from "./builder.ts";
import { checkOrder } from "./steps.ts";
import { compileText } from "./text.ts";
import type { CompiledMeasure, CompiledRule } from "./types.ts";

export function compileMeasures(builder: Builder, programme: Programme, bindings: Bindings): CompiledMeasure[] {
  return Object.entries(programme.measures ?? {}).map(([name, measure]) =>
    compileMeasure(builder, measure, { name, scope: bindings.scope, rowTypes: bindings.rowTypes }),
  );
}

interface At {
  readonly name: string;
  readonly scope: Scope;
  readonly rowTypes: readonly string[];
}

function compileMeasure(builder: Builder, measure: Measure, at: At): CompiledMeasure {
  const path = `measures.${at.name}`;
  const first = measure.rules.length + 1;
  const scope = letScope(builder, measure, { ...at, name: path, first });
  checkOrder(builder, measure.rules, `${path}.rules`);
  const rules = measure.rules.map((rule, i): CompiledRule => {
    const place = `${path}.rules[${i}]`;
    return {
      reason: rule.reason,
      is: rule.is,
      when: builder.condition(rule.when, scope, `${place}.when`),
      text: compileText(builder, rule.text, { scope, path: `${place}.text` }),
      deciding:
        rule.deciding === undefined
          ? null
          : builder.expression(rule.deciding, scope, { path: `${place}.deciding`, types: at.rowTypes }),
      trace: `${path}.rules.${rule.reason}`,
    };
  });
  return {
    name: at.name,
    population: builder.expression(measure.population, at.scope, { path: `${path}.population`, types: ["bool"] }),
    places: first + Object.keys(measure.let ?? {}).length,
    rules,
    verdicts: rules.map((rule) => verdictsOf(rule)),
    unknown: rules[0] === undefined ? null : verdictsOf(rules[0], "population").unknown,
  };
}

/** Named parts are asked when first read, and then held as the rules are. `first` is the place of the first. */
function letScope(builder: Builder, measure: Measure, at: At & { readonly first: number }): Scope {
  let { scope } = at;
  for (const [i, [name, text]] of Object.entries(measure.let ?? {}).entries()) {
    const { run, type } = builder.typed(text, scope, { path: `${at.name}.let.${name}`, types: [] });
    scope = extend(scope, [[name, type, (frame) => ask(run, at.first + i, frame)]]);
  }
  return scope;
}
