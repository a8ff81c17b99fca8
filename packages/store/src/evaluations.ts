import { createHash } from "node:crypto";
import { claimsOf, type Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import { newSuffix } from "./keys.ts";
import { StoreError } from "./problems.ts";
import type { Actor, World } from "./store.ts";

export type EvaluationKind = "yearly" | "mid-term" | "final";
export type EvaluationState = "draft" | "signed" | "withdrawn";

export interface NewEvaluation {
  readonly plan: string;
  readonly kind: EvaluationKind;
  readonly year: number;
  /** Of the evaluation: simulated where the plan or its figures are. */
  readonly world: World;
  /** Id and version of the scoring rules. */
  readonly rules: string;
  readonly content: object;
}

/** An evaluation in the version that stands; what was signed never changes. */
export interface Evaluation extends Omit<NewEvaluation, "content"> {
  readonly id: string;
  readonly version: number;
  readonly state: EvaluationState;
  readonly content: unknown;
  readonly operator: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

interface EvaluationRow extends Omit<Evaluation, "world"> {
  readonly simulated: boolean;
}

export interface EvaluationChange {
  readonly id: string;
  readonly baseVersion: number;
  readonly state: EvaluationState;
  readonly content: object;
  readonly rules: string;
  /** With `signed`: the report in each language, kept as bytes. */
  readonly reports?: Readonly<Record<"zh" | "en", Uint8Array>>;
}

const COLUMNS = "id, version, simulated, plan, kind, year, state, rules, content, operator, at";

function evaluationOf({ simulated, ...row }: EvaluationRow): Evaluation {
  return { ...row, world: simulated ? "simulated" : "real" };
}

export function addEvaluation(inside: Inside, evaluation: NewEvaluation, actor: Actor): Promise<Evaluation> {
  const at = inside.now();
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const { plan, kind, year, world, rules, content } = evaluation;
    const [row] = await tx.rows<EvaluationRow>(
      `insert into evaluation (${COLUMNS}) values ($1, 1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9) returning ${COLUMNS}`,
      [newSuffix(at), world === "simulated", plan, kind, year, rules, JSON.stringify(content), actor.operator, at],
    );
    return evaluationOf(row as EvaluationRow);
  });
}

async function latest(tx: Transaction, id: string): Promise<EvaluationRow | undefined> {
  const sql = `select ${COLUMNS} from evaluation where id = $1 order by id, version desc limit 1`;
  return (await tx.rows<EvaluationRow>(sql, [id]))[0];
}

export function evaluation(inside: Inside, id: string, actor: Actor): Promise<Evaluation | null> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const row = await latest(tx, id);
    return row === undefined ? null : evaluationOf(row);
  });
}

/** Evaluations of a plan in the versions that stand, by year; those withdrawn come along. */
export function evaluations(inside: Inside, plan: string, actor: Actor): Promise<Evaluation[]> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const sql = `select distinct on (id) ${COLUMNS} from evaluation where plan = $1 order by id, version desc`;
    return (await tx.rows<EvaluationRow>(sql, [plan])).map(evaluationOf).sort((a, b) => a.year - b.year);
  });
}

/** The next version of a draft. Refuses with `version-conflict`, and with `evaluation-signed` what is signed already. */
export function changeEvaluation(inside: Inside, change: EvaluationChange, actor: Actor): Promise<Evaluation> {
  const at = inside.now();
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    await tx.rows("select id from evaluation where id = $1 and version = 1 for update", [change.id]);
    const old = await latest(tx, change.id);
    if (old === undefined) throw new StoreError("evaluation-unknown");
    if (old.state !== "draft") throw new StoreError("evaluation-signed");
    if (old.version !== change.baseVersion) throw new StoreError("version-conflict");
    const [row] = await tx.rows<EvaluationRow>(
      `insert into evaluation (${COLUMNS})
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${COLUMNS}`,
      [
        old.id,
        old.version + 1,
        old.simulated,
        old.plan,
        old.kind,
        old.year,
        change.state,
        change.rules,
        JSON.stringify(change.content),
        actor.operator,
        at,
      ],
    );
    for (const [language, bytes] of Object.entries(change.reports ?? {}))
      await tx.run(
        "insert into evaluation_report (evaluation, language, simulated, digest, bytes) values ($1, $2, $3, $4, $5)",
        [old.id, language, old.simulated, createHash("sha256").update(bytes).digest("hex"), Buffer.from(bytes)],
      );
    return evaluationOf(row as EvaluationRow);
  });
}

export interface KeptReport {
  readonly language: "zh" | "en";
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** The reports of a signed evaluation, as they were handed in. */
export function evaluationReports(inside: Inside, id: string, actor: Actor): Promise<KeptReport[]> {
  return inside.database.transaction(claimsOf(actor, "both"), (tx) =>
    tx.rows<KeptReport>(
      "select language, digest, bytes from evaluation_report where evaluation = $1 order by language",
      [id],
    ),
  );
}
