import type { Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import type { Decision, PlanDocumentStore, RowDecision } from "./plan-document.ts";
import { aboutPlans, notePlan } from "./plan-documents.ts";
import { StoreError } from "./problems.ts";
import type { Actor } from "./store.ts";

/** Writes where the row's own decision is still the one that was seen ($6; $7 says that somebody looked). */
const DECIDE = `insert into plan_binding (plan, row_key, indicator, operator, at, name)
  select $1, $2, $3, $4, $5, $8 where not $7::boolean or $6::bigint is null
    or exists (select 1 from plan_binding where plan = $1 and row_key = $2 and at = $6)
  on conflict (plan, row_key) do update set indicator = $3, operator = $4, at = $5, name = $8
  where not $7::boolean or plan_binding.at = $6`;
const UNDO = "delete from plan_binding where plan = $1 and row_key = $2 and (not $4::boolean or at = $3::bigint)";
const SAME = "select at from plan_binding where plan = $1 and row_key = $2 and indicator is not distinct from $3";
const SYNONYM = `insert into district_synonym (jurisdiction, name, indicator, operator, at) values ($1, $2, $3, $4, $5)
  on conflict (jurisdiction, name) do update set indicator = $3, operator = $4, at = $5`;
/** A synonym that a later decision made stays. */
const FORGET = `delete from district_synonym as s using plan_binding as b where b.plan = $1 and b.row_key = $2
  and s.jurisdiction = $3 and s.name = $4 and s.at = b.at and s.operator = b.operator
  and s.indicator is not distinct from b.indicator`;

/** The district goes back to what was last decided on the same name in another place. */
const REMEMBER = `insert into district_synonym (jurisdiction, name, indicator, operator, at)
  select d.jurisdiction, b.name, b.indicator, b.operator, b.at from plan_binding b join plan_document d on d.id = b.plan
  where d.jurisdiction = $1 and b.name = $2 order by b.at desc limit 1 on conflict do nothing`;

interface Writing {
  readonly tx: Transaction;
  readonly inside: Inside;
  readonly actor: Actor;
}

/** A decision on a row is also a synonym of the district: the next document that prints the name is bound by it. */
async function decide({ tx, inside, actor }: Writing, decision: RowDecision): Promise<void> {
  const { document, row, indicator, synonym, seen } = decision;
  const looked = [seen ?? null, seen !== undefined];
  if (indicator === undefined) {
    tx.send(FORGET, [document, row, synonym.jurisdiction, synonym.name]);
    const taken = await tx.run(UNDO, [document, row, ...looked]);
    if (taken === 0 && seen !== undefined) throw new StoreError("bound-meanwhile");
    tx.send(REMEMBER, [synonym.jurisdiction, synonym.name]);
  } else {
    const at = inside.now();
    if ((await tx.run(DECIDE, [document, row, indicator, actor.operator, at, ...looked, synonym.name])) === 0) {
      // Two who decide the same have no quarrel.
      if ((await tx.rows(SAME, [document, row, indicator])).length > 0) return;
      throw new StoreError("bound-meanwhile");
    }
    tx.send(SYNONYM, [synonym.jurisdiction, synonym.name, indicator, actor.operator, at]);
  }
  const action = indicator === undefined ? "binding-undo" : "binding-decide";
  notePlan(tx, inside, { actor, action, target: `${document}/${row}` });
}

type Keyed = Decision & { readonly key: string };

const byKey = (rows: readonly Keyed[]): Map<string, Decision> =>
  new Map(rows.map(({ key, ...decision }) => [key, decision]));

export function planBindingMethods(inside: Inside) {
  return {
    decideBindings: (decisions, actor) =>
      aboutPlans(inside, actor, async (tx) => {
        for (const decision of decisions) await decide({ tx, inside, actor }, decision);
      }),
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
