import { extend, type Run, type Scope } from "../cel/scope.ts";
import type { Measure, Programme } from "../programme.ts";
import type { Bindings } from "./bindings.ts";
import type { Builder } from "./builder.ts";
import { checkOrder } from "./steps.ts";
import { compileText } from "./text.ts";
import type { CompiledMeasure } from "./types.ts";

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
  const { scope, lets } = compileLets(builder, measure, { ...at, name: path });
  checkOrder(builder, measure.rules, `${path}.rules`);
  return {
    name: at.name,
    population: builder.expression(measure.population, at.scope, { path: `${path}.population`, types: ["bool"] }),
    lets,
    rules: measure.rules.map((rule, i) => {
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
    }),
  };
}

/** Named parts are worked out once a day, when first read. */
function compileLets(builder: Builder, measure: Measure, at: At): { scope: Scope; lets: Run[] } {
  const lets: Run[] = [];
  let { scope } = at;
  for (const [name, text] of Object.entries(measure.let ?? {})) {
    const { run, type } = builder.typed(text, scope, { path: `${at.name}.let.${name}`, types: [] });
    const slot = lets.length;
    lets.push(run);
    scope = extend(scope, [
      [
        name,
        type,
        (frame) => {
          if (frame.letStamp[slot] !== frame.stamp) {
            frame.lets[slot] = run(frame);
            frame.letStamp[slot] = frame.stamp;
          }
          return frame.lets[slot] ?? null;
        },
      ],
    ]);
  }
  return { scope, lets };
}
