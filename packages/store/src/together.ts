import type { Statement } from "./columns.ts";

const texts = new Map<string, string>();

/**
 * Statements that change rows of their own, as one: each becomes a `with` of the whole, which the database runs to its
 * end. They all see how things stood before, so none may read or change what another changes.
 */
export function together(statements: readonly Statement[]): Statement {
  const shape = statements.map(({ sql }) => sql).join("\n;\n");
  let text = texts.get(shape);
  if (text === undefined) {
    text = combined(statements);
    texts.set(shape, text);
  }
  return { sql: text, params: statements.flatMap(({ params }) => params) };
}

function combined(statements: readonly Statement[]): string {
  let taken = 0;
  const parts = statements.map(({ sql, params }, index) => {
    const from = taken;
    taken += params.length;
    return `p${index} as (${sql.replaceAll(/\$(\d+)/g, (_, number) => `$${from + Number(number)}`)})`;
  });
  return `with ${parts.join(", ")} select 1 as done`;
}
