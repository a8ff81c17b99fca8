import { arrayOf } from "./array-param.ts";
import { claimsOf, type Transaction } from "./database.ts";
import { noteAudit } from "./imports.ts";
import type { Inside } from "./inside.ts";
import { StoreError } from "./problems.ts";
import type { NewReported, ReportedFigure, ReportedStore } from "./reported-figure.ts";
import type { Actor } from "./store.ts";

type Row = Omit<ReportedFigure, "world"> & { readonly simulated: boolean };

const COLUMNS = `jurisdiction, simulated, subject, as_of as "asOf", version, value, numerator, denominator, parts, source, said,
  evidence, withdrawn, reason, operator, at`;
const UNIQUE_VIOLATION = "23505";

function figureIn({ simulated, ...row }: Row): ReportedFigure {
  return { ...row, world: simulated ? "simulated" : "real" };
}

type Work = Parameters<ReportedStore["putReported"]>[0];

interface Putting {
  readonly where: Omit<Work, "figures">;
  readonly one: NewReported;
  readonly actor: Actor;
  readonly at: number;
}

async function putOne(tx: Transaction, { where, one, actor, at }: Putting): Promise<ReportedFigure> {
  const address = [where.jurisdiction, where.world === "simulated", one.subject, one.asOf, one.baseVersion];
  const content = [one.value, one.numerator, one.denominator, one.source, one.said, one.evidence, one.withdrawn];
  const [row] = await tx.rows<Row>(
    `insert into reported_figure (jurisdiction, simulated, subject, as_of, version, value, numerator, denominator, source,
        said, evidence, withdrawn, reason, operator, at, parts)
      select $1, $2::boolean, $3, $4::int, $5::int + 1, $6::float8, $7::float8, $8::float8, $9, $10::int, $11, $12::boolean,
        $13, $14, $15::bigint, $16::jsonb
      where $5::int = coalesce((select max(version) from reported_figure
        where jurisdiction = $1 and simulated = $2::boolean and subject = $3 and as_of = $4::int), 0)
      returning ${COLUMNS}`,
    [...address, ...content, one.reason, actor.operator, at, JSON.stringify(one.parts)],
  );
  if (row === undefined) throw new StoreError("version-conflict");
  return figureIn(row);
}

async function put(inside: Inside, { figures, ...where }: Work, actor: Actor): Promise<ReportedFigure[]> {
  const at = inside.now();
  const simulated = where.world === "simulated";
  try {
    return await inside.database.transaction(claimsOf(actor, where.world), async (tx) => {
      const written = await Promise.all(figures.map((one) => putOne(tx, { where, one, actor, at })));
      for (const { subject, asOf, withdrawn } of written) {
        const action = withdrawn ? "reported-figure-withdraw" : "reported-figure-put";
        noteAudit(tx, inside, { actor, action, target: `${subject}@${asOf}`, simulated });
      }
      return written;
    });
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) throw new StoreError("version-conflict");
    throw error;
  }
}

export function reportedMethods(inside: Inside) {
  return {
    reportedFigures: ({ jurisdiction, world, subjects }, actor) =>
      inside.database.transaction(claimsOf(actor, world), async (tx) => {
        const rows = await tx.rows<Row>(
          `select distinct on (subject, as_of) ${COLUMNS} from reported_figure
            where jurisdiction = $1 and ($2::text[] is null or subject = any ($2::text[]))
            order by subject, as_of, version desc`,
          [jurisdiction, subjects === undefined ? null : arrayOf("text", subjects)],
        );
        return rows.map(figureIn);
      }),
    reportedHistory: ({ jurisdiction, world, subject }, actor) =>
      inside.database.transaction(claimsOf(actor, world), async (tx) => {
        const sql = `select ${COLUMNS} from reported_figure where jurisdiction = $1 and subject = $2 order by as_of, version desc`;
        return (await tx.rows<Row>(sql, [jurisdiction, subject])).map(figureIn);
      }),
    putReported: (work, actor) => put(inside, work, actor),
  } satisfies ReportedStore;
}
