import { arrayOf } from "./array-param.ts";
import { claimsOf, type Param, type Transaction } from "./database.ts";
import { noteAudit } from "./imports.ts";
import type { Inside } from "./inside.ts";
import { newSuffix } from "./keys.ts";
import type {
  NewAnswer,
  NewPlanDocument,
  PlanDocumentEntry,
  PlanDocumentStore,
  ReadDocument,
} from "./plan-document.ts";
import { StoreError } from "./problems.ts";
import type { Actor } from "./store.ts";

/** Everything of a document but its bytes and what was read of it, which are long. */
const COLUMNS = `id, jurisdiction, sha256, name, length(bytes) as bytes, operator, at, state, problem, format, title,
  plan -> 'period' as period, plan ->> 'jurisdiction' as named, coalesce(questions, '[]') as questions, earlier, adopted,
  case when plan is null then null else jsonb_build_object('indicators', (
      select count(*) from jsonb_array_elements(plan -> 'indicators') as entry
      where entry ->> 'from' = 'table' or jsonb_array_length(entry -> 'targets') > 0),
    'tasks', jsonb_array_length(plan -> 'tasks'), 'projects', jsonb_array_length(plan -> 'projects')) end as counts`;
const SELECT = `select ${COLUMNS} from plan_document`;

/** A transaction about plans: they belong to no world, and no person is in them. */
export function aboutPlans<T>(inside: Inside, actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inside.database.transaction(claimsOf(actor, "real"), work);
}

export function notePlan(
  tx: Transaction,
  inside: Inside,
  { actor, action, target }: { readonly actor: Actor; readonly action: string; readonly target: string },
): void {
  noteAudit(tx, inside, { actor, action, target, simulated: false });
}

async function oneOf(tx: Transaction, where: string, params: readonly Param[]): Promise<PlanDocumentEntry> {
  const [entry] = await tx.rows<PlanDocumentEntry>(`${SELECT} where ${where}`, params);
  if (entry === undefined) throw new StoreError("document-unknown");
  return entry;
}

function add(inside: Inside, { jurisdiction, sha256, name, bytes }: NewPlanDocument, actor: Actor) {
  const at = inside.now();
  const id = newSuffix(at);
  return aboutPlans(inside, actor, async (tx) => {
    const added = await tx.run(
      `insert into plan_document (jurisdiction, id, sha256, name, bytes, operator, at, state)
        values ($1, $2, $3, $4, $5, $6, $7, 'reading') on conflict (jurisdiction, sha256) do nothing`,
      [jurisdiction, id, sha256, name, Buffer.from(bytes), actor.operator, at],
    );
    if (added > 0) notePlan(tx, inside, { actor, action: "plan-document-add", target: id });
    const entry = await oneOf(tx, "jurisdiction = $1 and sha256 = $2", [jurisdiction, sha256]);
    return { entry, added: added > 0 };
  });
}

async function endReading(
  tx: Transaction,
  id: string,
  outcome: ReadDocument | { readonly problem: string },
): Promise<void> {
  if ("problem" in outcome) {
    await tx.run("update plan_document set state = 'unreadable', problem = $2 where id = $1", [id, outcome.problem]);
    return;
  }
  const { format, blocks, plan, questions } = outcome;
  await tx.run(
    `update plan_document set state = 'read', problem = null, format = $2, title = $3, blocks = $4, plan = $5,
      questions = $6 where id = $1`,
    [id, format, plan.title, ...[blocks, plan, questions].map((part) => JSON.stringify(part))],
  );
}

/** A district follows one plan for the same years: a later draft takes the place of the one before. */
const ADOPTED_BEFORE = `update plan_document as p set adopted = false from plan_document as n
  where n.id = $1 and p.id <> n.id and p.jurisdiction = n.jurisdiction and p.adopted
  and p.plan -> 'period' is not distinct from n.plan -> 'period'`;

async function remove(tx: Transaction, id: string): Promise<void> {
  if ((await tx.run("delete from plan_document where id = $1", [id])) === 0) throw new StoreError("document-unknown");
  tx.send("delete from plan_binding where plan = $1", [id]);
  tx.send("update plan_document set earlier = null where earlier = $1", [id]);
}

export function planDocumentMethods(inside: Inside) {
  return {
    addPlanDocument: (document, actor) => add(inside, document, actor),
    ...lookMethods(inside),
    endReading: (id, outcome, actor) => aboutPlans(inside, actor, (tx) => endReading(tx, id, outcome)),
    keepQuestions: (id, questions, actor) =>
      aboutPlans(inside, actor, async (tx) => {
        await tx.run("update plan_document set questions = $2::jsonb where id = $1 and questions <> $2::jsonb", [
          id,
          JSON.stringify(questions),
        ]);
      }),
    beginReading: (id, actor) =>
      aboutPlans(inside, actor, async (tx) => {
        await tx.run("update plan_document set state = 'reading', problem = null where id = $1", [id]);
      }),
    changePlanDocument: (id, { earlier, adopted }, actor) =>
      aboutPlans(inside, actor, async (tx) => {
        const changed = await tx.run(
          `update plan_document set earlier = case when $2::boolean then $3 else earlier end,
            adopted = coalesce($4, adopted) where id = $1`,
          [id, earlier !== undefined, earlier ?? null, adopted ?? null],
        );
        if (changed === 0) throw new StoreError("document-unknown");
        if (adopted === true) await tx.run(ADOPTED_BEFORE, [id]);
        notePlan(tx, inside, { actor, action: "plan-document-change", target: id });
      }),
    removePlanDocument: (id, actor) =>
      aboutPlans(inside, actor, async (tx) => {
        await remove(tx, id);
        notePlan(tx, inside, { actor, action: "plan-document-remove", target: id });
      }),
    ...answerMethods(inside),
  } satisfies Partial<PlanDocumentStore>;
}

function lookMethods(inside: Inside) {
  return {
    planDocuments: (jurisdiction, actor) =>
      aboutPlans(inside, actor, (tx) => tx.rows(`${SELECT} where jurisdiction = $1 order by id desc`, [jurisdiction])),
    followedDocuments: (jurisdiction, actor) =>
      aboutPlans(inside, actor, (tx) =>
        tx.rows(`${SELECT} where jurisdiction = $1 and adopted order by id desc`, [jurisdiction]),
      ),
    planDocument: (id, actor) =>
      aboutPlans(inside, actor, async (tx) => {
        const [entry] = await tx.rows<PlanDocumentEntry>(`${SELECT} where id = $1`, [id]);
        return entry ?? null;
      }),
    planDocumentContent: (id, actor) =>
      aboutPlans(inside, actor, async (tx) => {
        const [row] = await tx.rows<Pick<ReadDocument, "blocks" | "plan">>(
          "select blocks, plan from plan_document where id = $1 and state = 'read'",
          [id],
        );
        return row ?? null;
      }),
    planOfDocument: (id, actor) =>
      aboutPlans(inside, actor, async (tx) => {
        const [row] = await tx.rows<Pick<ReadDocument, "plan">>(
          "select plan from plan_document where id = $1 and state = 'read'",
          [id],
        );
        return row?.plan ?? null;
      }),
    planDocumentBytes: (id, actor) =>
      aboutPlans(inside, actor, async (tx) => {
        const [row] = await tx.rows<{ bytes: Buffer }>("select bytes from plan_document where id = $1", [id]);
        return row?.bytes ?? null;
      }),
  } satisfies Partial<PlanDocumentStore>;
}

/** Two answers of one moment take numbers one after the other: the second finds its number taken and tries the next. */
const ANSWER = `insert into finding_answer (jurisdiction, finding, n, state, reason, document, operator, at)
  select $1, $2, coalesce(max(n), 0) + 1, $3, $4, $5, $6, $7 from finding_answer where jurisdiction = $1 and finding = $2
  having $8::int is null or coalesce(max(n), 0) = $8
  on conflict do nothing`;
const SAME_ANSWER = `select n from finding_answer where jurisdiction = $1 and finding = $2 and state = $3
  and reason is not distinct from $4 and document = $5 and operator = $6 and n = $7 + 1`;

async function answer(inside: Inside, given: NewAnswer, actor: Actor): Promise<void> {
  const { jurisdiction, finding, state, reason, document, seen } = given;
  const said = [jurisdiction, finding, state, reason, document, actor.operator];
  await aboutPlans(inside, actor, async (tx) => {
    while ((await tx.run(ANSWER, [...said, inside.now(), seen ?? null])) === 0) {
      if (seen === undefined) continue;
      // The very answer that is sent a second time stands already.
      if ((await tx.rows(SAME_ANSWER, [...said, seen])).length > 0) return;
      throw new StoreError("answered-meanwhile");
    }
    notePlan(tx, inside, { actor, action: `finding-${state}`, target: finding });
  });
}

function answerMethods(inside: Inside) {
  return {
    answerFinding: (given, actor) => answer(inside, given, actor),
    findingAnswers: (jurisdiction, actor, findings) =>
      aboutPlans(inside, actor, (tx) =>
        tx.rows(
          `select finding, state, reason, document, operator, at from finding_answer where jurisdiction = $1
            and ($2::text[] is null or finding = any ($2)) order by finding, n`,
          [jurisdiction, findings === undefined ? null : arrayOf("text", findings)],
        ),
      ),
  } satisfies Partial<PlanDocumentStore>;
}
