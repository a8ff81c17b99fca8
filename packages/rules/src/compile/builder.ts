import { Environment } from "@marcbachmann/cel-js";
import { compileNode } from "../cel/compile.ts";
import { type Run, type Scope, Unsupported } from "../cel/scope.ts";
import { type CalendarSpan, parseDuration } from "../duration.ts";
import type { Problem, ProblemCode } from "../problems.ts";
import type { Duration, Expression } from "../programme.ts";

const UNKNOWN: Run = () => null;

/** Collects the problems of one definition while its parts are compiled. */
export class Builder {
  readonly problems: Problem[] = [];
  readonly settings: Readonly<Record<string, number | boolean | string>>;

  constructor(settings: Readonly<Record<string, number | boolean | string>>) {
    this.settings = settings;
  }

  report(code: ProblemCode, path: string, detail: string): void {
    this.problems.push({ code, path, detail });
  }

  /** Parses, type-checks and compiles an expression that must give one of `types`; a problem gives "unknown". */
  expression(text: Expression, scope: Scope, want: { path: string; types: readonly string[] }): Run {
    return this.typed(text, scope, want).run;
  }

  /** As `expression`, with the type that the check found. */
  typed(text: Expression, scope: Scope, want: { path: string; types: readonly string[] }): { run: Run; type: string } {
    const failed = { run: UNKNOWN, type: "dyn" };
    try {
      const parsed = scope.environment.parse(text);
      const checked = parsed.check();
      if (!checked.valid) {
        this.report("bad-expression", want.path, summaryOf(checked.error));
        return failed;
      }
      const type = checked.type === "int" ? "double" : (checked.type ?? "dyn");
      if (want.types.length > 0 && !want.types.includes(type)) {
        this.report("bad-type", want.path, `${type}, not ${want.types.join(" or ")}`);
        return failed;
      }
      return { run: compileNode(parsed.ast, { scope, locals: new Map(), compile: compileNode }), type };
    } catch (error) {
      if (error instanceof Unsupported) this.report(error.code, want.path, error.message);
      else this.report("bad-expression", want.path, summaryOf(error));
      return failed;
    }
  }

  condition(text: Expression | undefined, scope: Scope, path: string): Run | null {
    return text === undefined ? null : this.expression(text, scope, { path, types: ["bool"] });
  }

  duration(text: Duration, path: string): CalendarSpan {
    const span = parseDuration(text, this.settings);
    if (span === null) this.report("bad-duration", path, text);
    return span ?? { months: 0, days: 0 };
  }
}

/** What and where, without the library's picture of the source line. */
function summaryOf(error: unknown): string {
  const { summary, range } = error as { summary?: string; range?: { start: number } };
  return `${summary ?? "cannot be parsed"}${range ? ` (at ${range.start})` : ""}`;
}

/** An environment with the language's functions, the `date` type, and numbers that need no decimal point. */
export function baseEnvironment(functionSignatures: readonly string[]): Environment {
  const environment = new Environment({ homogeneousAggregateLiterals: false });
  environment.registerType("date", { ctor: CivilDay, fields: {} });
  for (const op of ["+", "-", "*", "/", "%"]) {
    environment.registerOperator(`double ${op} int`, unused);
    environment.registerOperator(`int ${op} double`, unused);
  }
  environment.registerOperator("int == double", unused);
  environment.registerOperator("double in list<int>", unused);
  for (const op of ["<", "<=", ">", ">=", "=="]) environment.registerOperator(`date ${op} date`, unused);
  for (const signature of functionSignatures) environment.registerFunction(signature, unused);
  return environment;
}

/** Only the type of a civil day in checks; at run time days are numbers. */
class CivilDay {}

/** Expressions run as our own closures; the library only parses and checks. */
function unused(): never {
  throw new Error("not evaluated here");
}
