import type { Actor, World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { resident as contract } from "../contract/index.ts";
import { bloodPressuresOf, isoOrNull, maskedPhone, residentRow, shownFact } from "../views/resident-view.ts";
import { type Life, lifeOf } from "./life.ts";
import { openResident } from "./resident-key.ts";
import { standingsOf } from "./standings.ts";
import { visitsOf } from "./visits.ts";

type ResidentPage = z.infer<typeof contract.resident>;

interface Search {
  readonly q: string;
  readonly world: World;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Residents by name, pinyin, initials or number. An empty search finds nobody: a list of everybody is no search. */
export async function residentsAnswer(
  context: Context,
  search: Search,
  actor: Actor,
): Promise<z.infer<typeof contract.residents>> {
  const text = search.q.trim();
  if (text === "") return { items: [], next: null };
  const { world, limit, after } = search;
  const query = { world, text, limit, ...(after === undefined ? {} : { after }) };
  const page = await context.store.searchResidents(query, actor);
  const records = page.rows.map(({ record }) => record);
  await context.store.noteListing({ world, list: "search", subject: null, day: null, filter: {}, records }, actor);
  return { items: page.rows.map(residentRow), next: page.next };
}

function formsFor(context: Context, life: Life): ResidentPage["forms"] {
  return life.timelines().flatMap(({ programme }) => {
    const forms = context.definitions.programmes.get(programme)?.programme.forms ?? {};
    return Object.entries(forms).map(([form, { title }]) => ({ programme, form, title: { ...title } }));
  });
}

/** One resident: who, where they stand with reasons, their measurements and visits. */
export async function residentAnswer(context: Context, key: string, actor: Actor): Promise<ResidentPage> {
  const resident = await openResident(context, key, actor);
  const [life, visits] = await Promise.all([
    lifeOf(context, resident, actor),
    visitsOf(context, resident.record, actor),
  ]);
  return {
    resident: residentRow(resident),
    healthRecordNumber: resident.healthRecordNumber,
    phone: maskedPhone(resident.phone),
    addresses: resident.addresses.map(({ place, from, to }) => ({ place, from: isoOrNull(from), to: isoOrNull(to) })),
    standings: standingsOf(context, life),
    visits,
    bloodPressures: bloodPressuresOf(life.facts),
    forms: formsFor(context, life),
  };
}

/** A resident's facts, as known now or as known at an instant (milliseconds since the epoch). */
export async function factsAnswer(
  context: Context,
  question: { readonly key: string; readonly known?: number | undefined },
  actor: Actor,
): Promise<z.infer<typeof contract.facts>> {
  const resident = await openResident(context, question.key, actor);
  const facts = await context.store.facts(resident.record, { known: question.known ?? "now" }, actor);
  return { items: facts.map(shownFact) };
}
