import type { Draft } from "@kangyu/plan";
import { claimsOf, type Transaction } from "./database.ts";
import { noteAudit } from "./imports.ts";
import type { Inside } from "./inside.ts";
import { newSuffix } from "./keys.ts";
import type { PlanDraft, PlanDraftEntry, PlanDraftStore, PlanDraftVersion } from "./plan-draft.ts";
import { StoreError } from "./problems.ts";
import type { Actor, World } from "./store.ts";

interface Row extends PlanDraftVersion {
  readonly jurisdiction: string;
  readonly id: string;
  readonly simulated: boolean;
  readonly content: Draft;
}

const worldOf = (simulated: boolean): World => (simulated ? "simulated" : "real");

/** What a draft that was saved before costs and a budget were kept has not. */
const NOT_SAID = { costs: [], budget: null };

function draftOf({ id, simulated, content, version, withdrawn, operator, at }: Row): PlanDraft {
  return { id, world: worldOf(simulated), draft: { ...NOT_SAID, ...content }, version, withdrawn, operator, at };
}

async function rowOf(tx: Transaction, id: string, version: number | null): Promise<Row | null> {
  const [row] = await tx.rows<Row>(
    `select jurisdiction, id, version, simulated, content, withdrawn, operator, at from plan_draft
      where id = $1 and version = coalesce($2::int, version) order by version desc limit 1`,
    [id, version],
  );
  return row ?? null;
}

/** Adds a row; nothing where its version is there already. */
async function insert(tx: Transaction, row: Row): Promise<number> {
  const { jurisdiction, id, version, simulated, content, withdrawn, operator, at } = row;
  return tx.run(
    `insert into plan_draft (jurisdiction, id, version, simulated, content, withdrawn, operator, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id, version) do nothing`,
    [jurisdiction, id, version, simulated, JSON.stringify(content), withdrawn, operator, at],
  );
}

function add(
  inside: Inside,
  { jurisdiction, world, draft }: { readonly jurisdiction: string; readonly world: World; readonly draft: Draft },
  actor: Actor,
): Promise<PlanDraft> {
  const at = inside.now();
  const { operator } = actor;
  const simulated = world === "simulated";
  const row: Row = {
    ...{ jurisdiction, id: newSuffix(at), version: 1, simulated },
    ...{ content: draft, withdrawn: false, operator, at },
  };
  return inside.database.transaction(claimsOf(actor, world), async (tx) => {
    await insert(tx, row);
    noteAudit(tx, inside, { actor, action: "plan-draft-add", target: row.id, simulated });
    return draftOf(row);
  });
}

type Change = Parameters<PlanDraftStore["savePlanDraft"]>[1];

function save(
  inside: Inside,
  id: string,
  work: { readonly change: Change; readonly actor: Actor },
): Promise<PlanDraft> {
  const { change, actor } = work;
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const last = await rowOf(tx, id, null);
    if (last === null) throw new StoreError("draft-unknown");
    if (last.version !== change.baseVersion) throw new StoreError("version-conflict");
    const withdrawn = change.withdrawn ?? false;
    const { operator } = actor;
    const version = last.version + 1;
    const row: Row = { ...last, version, content: change.draft, withdrawn, operator, at: inside.now() };
    if ((await insert(tx, row)) === 0) throw new StoreError("version-conflict");
    if (withdrawn !== last.withdrawn) {
      const action = withdrawn ? "plan-draft-withdraw" : "plan-draft-restore";
      noteAudit(tx, inside, { actor, action, target: id, simulated: last.simulated });
    }
    return draftOf(row);
  });
}

const LATEST = `select distinct on (id) id, simulated, version, withdrawn, operator, at,
    content -> 'title' as title, content -> 'period' as period, content ->> 'base' as base,
    jsonb_array_length(content -> 'rows') as rows,
    (select count(*) from jsonb_array_elements(content -> 'rows') as one where trim(one ->> 'target') <> '')::int as decided
  from plan_draft where jurisdiction = $1 order by id, version desc`;

type Latest = Omit<PlanDraftEntry, "world"> & { readonly simulated: boolean };

async function listed(inside: Inside, { jurisdiction, world, actor, withdrawn }: Listed): Promise<PlanDraftEntry[]> {
  return inside.database.transaction(claimsOf(actor, world), async (tx) => {
    const rows = await tx.rows<Latest>(LATEST, [jurisdiction]);
    return rows
      .filter((row) => row.withdrawn === withdrawn)
      .map(({ simulated, ...entry }) => ({ ...entry, world: worldOf(simulated) }))
      .sort((left, right) => right.at - left.at);
  });
}

interface Listed {
  readonly jurisdiction: string;
  readonly world: World;
  readonly actor: Actor;
  readonly withdrawn: boolean;
}

export function planDraftMethods(inside: Inside) {
  return {
    addPlanDraft: (draft, actor) => add(inside, draft, actor),
    savePlanDraft: (id, change, actor) => save(inside, id, { change, actor }),
    planDraft: (id, actor, version) =>
      inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
        const row = await rowOf(tx, id, version ?? null);
        return row === null ? null : draftOf(row);
      }),
    planDrafts: (jurisdiction, world, actor) => listed(inside, { jurisdiction, world, actor, withdrawn: false }),
    withdrawnPlanDrafts: (jurisdiction, world, actor) =>
      listed(inside, { jurisdiction, world, actor, withdrawn: true }),
    planDraftVersions: (id, actor) =>
      inside.database.transaction(claimsOf(actor, "both"), (tx) =>
        tx.rows<PlanDraftVersion>(
          "select version, withdrawn, operator, at from plan_draft where id = $1 order by version desc",
          [id],
        ),
      ),
  } satisfies PlanDraftStore;
}
