import type { Inside } from "./inside.ts";
import type { Decision, PlanDocumentStore, RowDecision } from "./plan-document.ts";
import { aboutPlans, notePlan } from "./plan-documents.ts";
import type { Actor } from "./store.ts";

/** A decision on a row is also a synonym of the district: the next document that prints the name is bound by it. */
function decide(inside: Inside, { document, row, indicator, synonym }: RowDecision, actor: Actor): Promise<void> {
  return aboutPlans(inside, actor, async (tx) => {
    const at = inside.now();
    tx.send(
      `insert into plan_binding (plan, row_key, indicator, operator, at) values ($1, $2, $3, $4, $5)
        on conflict (plan, row_key) do update set indicator = $3, operator = $4, at = $5`,
      [document, row, indicator, actor.operator, at],
    );
    if (synonym !== null)
      tx.send(
        `insert into district_synonym (jurisdiction, name, indicator, operator, at) values ($1, $2, $3, $4, $5)
          on conflict (jurisdiction, name) do update set indicator = $3, operator = $4, at = $5`,
        [synonym.jurisdiction, synonym.name, indicator, actor.operator, at],
      );
    notePlan(tx, inside, { actor, action: "binding-decide", target: `${document}/${row}` });
  });
}

function undo(inside: Inside, { document, row, synonym }: Omit<RowDecision, "indicator">, actor: Actor): Promise<void> {
  return aboutPlans(inside, actor, async (tx) => {
    // A synonym that a later decision made stays.
    if (synonym !== null)
      tx.send(
        `delete from district_synonym as s using plan_binding as b where b.plan = $1 and b.row_key = $2
          and s.jurisdiction = $3 and s.name = $4 and s.at = b.at and s.operator = b.operator
          and s.indicator is not distinct from b.indicator`,
        [document, row, synonym.jurisdiction, synonym.name],
      );
    tx.send("delete from plan_binding where plan = $1 and row_key = $2", [document, row]);
    notePlan(tx, inside, { actor, action: "binding-undo", target: `${document}/${row}` });
  });
}

type Keyed = Decision & { readonly key: string };

const byKey = (rows: readonly Keyed[]): Map<string, Decision> =>
  new Map(rows.map(({ key, ...decision }) => [key, decision]));

export function planBindingMethods(inside: Inside) {
  return {
    decideBinding: (decision, actor) => decide(inside, decision, actor),
    undoBinding: (decision, actor) => undo(inside, decision, actor),
    bindingDecisions: (document, actor) =>
      aboutPlans(inside, actor, async (tx) =>
        byKey(
          await tx.rows<Keyed>("select row_key as key, indicator, operator, at from plan_binding where plan = $1", [
            document,
          ]),
        ),
      ),
    districtSynonyms: (jurisdiction, actor) =>
      aboutPlans(inside, actor, async (tx) =>
        byKey(
          await tx.rows<Keyed>(
            "select name as key, indicator, operator, at from district_synonym where jurisdiction = $1",
            [jurisdiction],
          ),
        ),
      ),
  } satisfies Partial<PlanDocumentStore>;
}
