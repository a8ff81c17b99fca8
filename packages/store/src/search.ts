import { type SearchTerm, searchTerms } from "@kangyu/identity";
import type { Statement } from "./columns.ts";
import { type Claims, claimsOf, type Param } from "./database.ts";
import type { Inside } from "./inside.ts";
import { type AddressRow, addressesOf, RESIDENT_COLUMNS, type ResidentRow, residentFrom } from "./resident-rows.ts";
import type { Actor, Page, RecordKey, Resident, ResidentSearch } from "./store.ts";

/** Terms with at least as many tokens are equally common for the choice of where to begin. */
const COMMON = 1_000;
/** Further words are left out: nobody is lost by it, and statements stay few. */
const MOST_TERMS = 6;
const LAST_CHARACTER = "\u{10ffff}";

/** Collects parameters and says under which number each stands. */
class Params {
  readonly list: Param[] = [];
  at(value: Param): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** What a token must be: the term itself, or in the range of those that begin with it (leakproof under row security). */
function meets(token: string, term: SearchTerm, params: Params): string {
  const low = params.at(term.token);
  if (!term.prefix) return `${token} = ${low}`;
  return `${token} ~>=~ ${low} and ${token} ~<~ ${params.at(`${term.token}${LAST_CHARACTER}`)}`;
}

/** How many tokens a term has, counted up to `COMMON`. */
function countOf(term: SearchTerm, simulated: boolean): Statement {
  const params = new Params();
  const world = params.at(simulated);
  const condition = meets("token", term, params);
  return {
    sql: `select count(*)::int as count from (select from resident_token where simulated = ${world} and ${condition}
      limit ${COMMON}) t`,
    params: params.list,
  };
}

interface Asked {
  readonly terms: readonly SearchTerm[];
  readonly simulated: boolean;
  readonly claims: Claims;
}

/** The term that the fewest people have: its tokens are walked, the others are looked up for each of them. */
async function rarest(inside: Inside, { terms, simulated, claims }: Asked): Promise<number> {
  if (terms.length === 1) return 0;
  const answers = await inside.database.read(
    claims,
    terms.map((term) => countOf(term, simulated)),
  );
  const counts = (answers as { count: number }[][]).map(([row]) => row?.count ?? 0);
  return counts.indexOf(Math.min(...counts));
}

/** Where a page goes on: the term it walks, and the token and record it stopped at. */
interface Cursor {
  readonly term: number;
  readonly record: RecordKey;
  readonly token: string;
}

function cursorOf(after: string | undefined, terms: readonly SearchTerm[]): Cursor | null {
  const [term = "", record = "", token = ""] = (after ?? "").split(".");
  const cursor = { term: Number(term), record: Number(record), token };
  return token !== "" && terms[cursor.term] !== undefined && Number.isSafeInteger(cursor.record) ? cursor : null;
}

interface Walk {
  readonly terms: readonly SearchTerm[];
  readonly simulated: boolean;
  readonly by: number;
  readonly from: Cursor | null;
  readonly limit: number;
}

/**
 * The page is cut from the tokens in the order of their index, before anybody is read: it costs what it shows, however
 * common the name. Who has several tokens in the range stands at the first of them.
 */
export function pageOf({ terms, simulated, by, from, limit }: Walk): Statement {
  const params = new Params();
  const world = params.at(simulated);
  const walked = terms[by] as SearchTerm;
  const conditions = [`t.simulated = ${world}`, meets("t.token", walked, params)];
  if (from !== null) {
    const [token, record] = [params.at(from.token), params.at(from.record)];
    conditions.push(`t.token ~>=~ ${token} and (t.token ~>~ ${token} or t.record > ${record}::bigint)`);
  }
  // `offset 0`: the tokens of one record are looked up by its key, whatever the planner thinks of the range.
  const other = (condition: string) =>
    `exists (select from (select from resident_token o where o.record = t.record and o.simulated = ${world} and ${condition}
      offset 0) found)`;
  if (walked.prefix) conditions.push(`not ${other(`${meets("o.token", walked, params)} and o.token ~<~ t.token`)}`);
  for (const [index, term] of terms.entries()) if (index !== by) conditions.push(other(meets("o.token", term, params)));
  return {
    sql: `with page as materialized (select t.record, t.token from resident_token t
        where ${conditions.join(" and ")} order by t.token using ~<~, t.record limit ${params.at(limit)})
      select page.token, ${RESIDENT_COLUMNS} from page join resident using (record)
        order by page.token using ~<~, record`,
    params: params.list,
  };
}

/** People found by name, pinyin, initials or number, in the order of what they were found by. */
export async function searchResidents(inside: Inside, query: ResidentSearch, actor: Actor): Promise<Page<Resident>> {
  const terms = searchTerms(query.text).slice(0, MOST_TERMS);
  if (terms.length === 0) return { rows: [], next: null };
  const claims = claimsOf(actor, query.world);
  const simulated = query.world === "simulated";
  const from = cursorOf(query.after, terms);
  const by = from?.term ?? (await rarest(inside, { terms, simulated, claims }));
  const walk = pageOf({ terms, simulated, by, from, limit: query.limit + 1 });
  const [rows = []] = await inside.database.read(claims, [walk]);
  const found = rows as (ResidentRow & { readonly token: string })[];
  const page = found.slice(0, query.limit);
  const asked = await addressesOf(
    inside,
    page.map(({ record }) => record),
  );
  const [lived = []] = page.length === 0 ? [] : await inside.database.read(claims, [asked]);
  const last = page.at(-1);
  return {
    rows: page.map((row) => residentFrom(row, lived as AddressRow[])),
    next: found.length > page.length && last ? `${by}.${last.record}.${last.token}` : null,
  };
}
