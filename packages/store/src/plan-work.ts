import { claimsOf, type Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import { newSuffix } from "./keys.ts";
import { StoreError } from "./problems.ts";
import type { Actor, World } from "./store.ts";

export type PlanItemKind = "task" | "project";

/** A task or a project of a plan in one version; `content` is the caller's, as it was given. */
export interface PlanItem {
  readonly plan: string;
  readonly id: string;
  readonly version: number;
  readonly world: World;
  readonly content: unknown;
  readonly operator: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason: string | null;
  /** Taken out of the plan's work by this version; never of a project. */
  readonly removed: boolean;
}

export interface NewPlanItem {
  readonly plan: string;
  /** Null: a new one, which gets an id. */
  readonly id: string | null;
  /** The version that the writer saw; 0 for a new one. */
  readonly baseVersion: number;
  readonly world: World;
  /** The state of a task, the stage of a project. */
  readonly state: string;
  /** Of a task: whole percent; and the day (days since 1970-01-01) by which it is to be done. */
  readonly progress: number;
  readonly deadline: number | null;
  readonly content: object;
  readonly reason: string | null;
  /** Of a task: this version takes it out. */
  readonly removed?: boolean;
}

interface ItemRow {
  readonly plan: string;
  readonly id: string;
  readonly version: number;
  readonly simulated: boolean;
  readonly content: unknown;
  readonly operator: string;
  readonly at: number;
  readonly reason: string | null;
  readonly removed: boolean;
}

const TABLES = { task: "plan_task", project: "plan_project" } as const satisfies Record<PlanItemKind, string>;
const KEPT = "plan, id, version, simulated, content, operator, at, reason";
const COLUMNS = { task: `${KEPT}, removed`, project: `${KEPT}, false as removed` } as const;
const UNIQUE_VIOLATION = "23505";

function itemOf({ simulated, ...row }: ItemRow): PlanItem {
  return { ...row, world: simulated ? "simulated" : "real" };
}

export interface ItemsQuestion {
  readonly kind: PlanItemKind;
  readonly plan: string;
  /** Milliseconds since the epoch: the versions that stood then; null asks for those that stand now. */
  readonly at: number | null;
  /** Those that were taken out instead of those that stand. */
  readonly removed?: boolean;
}

/**
 * One version of every task (or project) of a plan, in the order in which they came; what was not kept yet, or was taken
 * out, is not there.
 */
export function planItems(inside: Inside, { kind, plan, at, removed = false }: ItemsQuestion, actor: Actor) {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const sql = `select distinct on (plan, id) ${COLUMNS[kind]} from ${TABLES[kind]}
      where plan = $1 and ($2::bigint is null or at <= $2) order by plan, id, version desc`;
    return (await tx.rows<ItemRow>(sql, [plan, at])).map(itemOf).filter((item) => item.removed === removed);
  });
}

export interface ItemAddress {
  readonly kind: PlanItemKind;
  readonly plan: string;
  readonly id: string;
}

/** Every version of one item, oldest first. */
export function planItemHistory(inside: Inside, { kind, plan, id }: ItemAddress, actor: Actor): Promise<PlanItem[]> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const sql = `select ${COLUMNS[kind]} from ${TABLES[kind]} where plan = $1 and id = $2 order by version`;
    return (await tx.rows<ItemRow>(sql, [plan, id])).map(itemOf);
  });
}

/** Writes versions, all or none. Refuses with `version-conflict` where somebody else wrote one in the meantime. */
export async function putPlanItems(
  inside: Inside,
  { kind, items }: { readonly kind: PlanItemKind; readonly items: readonly NewPlanItem[] },
  actor: Actor,
): Promise<PlanItem[]> {
  const at = inside.now();
  const base = newSuffix(at);
  try {
    return await inside.database.transaction(claimsOf(actor, "both"), (tx) =>
      Promise.all(
        items.map((item, index) =>
          putItem(tx, { kind, item, id: item.id ?? `${base}${String(index).padStart(4, "0")}`, at, actor }),
        ),
      ),
    );
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) throw new StoreError("version-conflict");
    throw error;
  }
}

interface Put {
  readonly kind: PlanItemKind;
  readonly item: NewPlanItem;
  readonly id: string;
  readonly at: number;
  readonly actor: Actor;
}

async function putItem(tx: Transaction, { kind, item, id, at, actor }: Put): Promise<PlanItem> {
  const own = [item.plan, id, item.baseVersion, item.world === "simulated", JSON.stringify(item.content)];
  const common = [...own, actor.operator, at, item.reason, item.state];
  const [columns, values, params] =
    kind === "task"
      ? [
          "state, progress, deadline, removed",
          "$9, $10, $11, $12::boolean",
          [...common, item.progress, item.deadline, item.removed ?? false],
        ]
      : ["stage", "$9", common];
  const rows = await tx.rows<ItemRow>(
    `insert into ${TABLES[kind]} (plan, id, version, simulated, content, operator, at, reason, ${columns})
      select $1, $2, $3::int + 1, $4::boolean, $5::jsonb, $6, $7::bigint, $8, ${values}
      where $3::int = coalesce((select max(version) from ${TABLES[kind]} where plan = $1 and id = $2), 0)
      returning ${COLUMNS[kind]}`,
    params,
  );
  const [row] = rows;
  if (row === undefined) throw new StoreError("version-conflict");
  return itemOf(row);
}

export interface NewPhoto {
  readonly plan: string;
  readonly project: string;
  readonly world: World;
  /** Days since 1970-01-01; null where nobody said. */
  readonly taken: number | null;
  readonly caption: string;
  readonly media: string;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string;
  readonly bytes: Uint8Array;
}

export interface Photo extends Omit<NewPhoto, "bytes" | "world"> {
  readonly id: string;
  readonly operator: string;
  readonly at: number;
  /** Why it was taken back; null while it stands. */
  readonly withdrawn: string | null;
}

const PHOTO = "id, plan, project, taken, caption, media, digest, operator, at, withdrawn";

export function addPhoto(inside: Inside, photo: NewPhoto, actor: Actor): Promise<Photo> {
  const at = inside.now();
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const { plan, project, world, taken, caption, media, digest, bytes } = photo;
    const [row] = await tx.rows<Photo>(
      `insert into plan_photo (id, simulated, plan, project, taken, caption, media, digest, bytes, operator, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${PHOTO}`,
      [
        newSuffix(at),
        world === "simulated",
        plan,
        project,
        taken,
        caption,
        media,
        digest,
        Buffer.from(bytes),
        actor.operator,
        at,
      ],
    );
    return row as Photo;
  });
}

/** Photographs of a plan's projects that stand, oldest first, without their bytes. */
export function photos(inside: Inside, plan: string, actor: Actor): Promise<Photo[]> {
  return inside.database.transaction(claimsOf(actor, "both"), (tx) =>
    tx.rows<Photo>(`select ${PHOTO} from plan_photo where plan = $1 and withdrawn is null order by id`, [plan]),
  );
}

export function photoBytes(
  inside: Inside,
  id: string,
  actor: Actor,
): Promise<{ readonly media: string; readonly bytes: Uint8Array } | null> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const [row] = await tx.rows<{ media: string; bytes: Buffer }>("select media, bytes from plan_photo where id = $1", [
      id,
    ]);
    return row ?? null;
  });
}

/** A photograph that should not have been added is shown no more; its bytes and the reason stay. */
export function withdrawPhoto(
  inside: Inside,
  { id, reason }: { readonly id: string; readonly reason: string },
  actor: Actor,
): Promise<void> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const done = await tx.run("update plan_photo set withdrawn = $2 where id = $1 and withdrawn is null", [id, reason]);
    if (done === 0) throw new StoreError("plan-item-unknown");
  });
}
