import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSession } from "../session/session.tsx";
import { type Call, RefusedError, request } from "./client.ts";
import type {
  Board,
  District,
  Imports,
  Indicator,
  Jobs,
  Ledger,
  People,
  Resident,
  Residents,
  VisitHistory,
  Worklist,
  World,
} from "./types.ts";

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A refusal will not change by asking again; a server that is starting up may.
        retry: (count, error) => count < 2 && error instanceof RefusedError && error.status === 0,
        refetchOnWindowFocus: false,
      },
    },
  });
}

export function useDistrict() {
  return useQuery({
    queryKey: ["district"],
    queryFn: ({ signal }) => request<District>("/api/district", { signal }),
    staleTime: 60_000,
  });
}

/** The world on screen: the chosen one, else the only one that has residents, else simulated. */
function worldOf(district: District | undefined, chosen: World | null): World {
  const worlds = district?.worlds ?? [];
  if (chosen && worlds.some((one) => one.world === chosen)) return chosen;
  const filled = worlds.filter((one) => one.residents > 0);
  return (filled.length === 1 ? filled[0]?.world : undefined) ?? chosen ?? "simulated";
}

export function useWorld(): World {
  const { chosenWorld } = useSession();
  return worldOf(useDistrict().data, chosenWorld);
}

interface Asked {
  readonly path: string;
  readonly query?: Call["query"];
  readonly enabled?: boolean;
  readonly keep?: boolean;
  readonly refetchMs?: number | false;
}

/** One GET under the operator's name; the answer is cached by address and operator. */
export function useAnswer<Answer>(asked: Asked) {
  const { operator } = useSession();
  return useQuery({
    queryKey: [asked.path, asked.query ?? {}, operator],
    queryFn: ({ signal }) => request<Answer>(asked.path, { query: asked.query, operator, signal }),
    enabled: asked.enabled ?? true,
    refetchInterval: asked.refetchMs ?? false,
    ...(asked.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** The same for lists that go on: `next` of one answer is `after` of the following. */
function usePages<Answer extends { readonly next: string | null }>(asked: Asked) {
  const { operator } = useSession();
  return useInfiniteQuery({
    queryKey: ["pages", asked.path, asked.query ?? {}, operator],
    queryFn: ({ pageParam, signal }) =>
      request<Answer>(asked.path, { query: { ...asked.query, after: pageParam }, operator, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Answer) => last.next,
    enabled: asked.enabled ?? true,
  });
}

export function useBoard(plan: string | undefined, asOf: string | undefined) {
  const world = useWorld();
  const ready = useDistrict().isSuccess && plan !== undefined;
  return useAnswer<Board>({
    path: `/api/plans/${encodeURIComponent(plan ?? "")}/board`,
    query: { asOf, world },
    enabled: ready,
    keep: true,
  });
}

export function useIndicator(id: string, plan: string | undefined, asOf: string | undefined) {
  const world = useWorld();
  return useAnswer<Indicator>({
    path: `/api/indicators/${encodeURIComponent(id)}`,
    query: { plan, asOf, world },
    enabled: useDistrict().isSuccess,
    keep: true,
  });
}

export interface PeopleAsked {
  readonly indicator: string;
  readonly asOf: string;
  readonly state: string;
  readonly reason?: string | undefined;
  readonly place?: string | undefined;
  readonly institution?: string | undefined;
}

export function usePeople({ indicator, ...asked }: PeopleAsked) {
  const world = useWorld();
  const { operator } = useSession();
  return usePages<People>({
    path: `/api/indicators/${encodeURIComponent(indicator)}/people`,
    query: { ...asked, world, limit: 50 },
    enabled: operator !== null,
  });
}

export function useResidents(text: string) {
  const world = useWorld();
  const { operator } = useSession();
  return useAnswer<Residents>({
    path: "/api/residents",
    query: { q: text, world },
    enabled: operator !== null && text.trim() !== "",
    keep: true,
  });
}

export function useResident(key: string) {
  const { operator } = useSession();
  return useAnswer<Resident>({ path: `/api/residents/${encodeURIComponent(key)}`, enabled: operator !== null });
}

export function useVisitHistory(key: string, visit: string | null) {
  return useAnswer<VisitHistory>({
    path: `/api/residents/${encodeURIComponent(key)}/visits/${encodeURIComponent(visit ?? "")}/history`,
    enabled: visit !== null,
  });
}

export interface WorklistAsked {
  readonly day: string | undefined;
  readonly place: string | undefined;
  readonly state: string | undefined;
  readonly programme: string | undefined;
}

export function useWorklist(asked: WorklistAsked) {
  const world = useWorld();
  const { operator } = useSession();
  return usePages<Worklist>({ path: "/api/worklist", query: { ...asked, world }, enabled: operator !== null });
}

export function useImports() {
  const { operator } = useSession();
  return useQuery({
    queryKey: ["/api/imports", {}, operator],
    queryFn: ({ signal }) => request<Imports>("/api/imports", { operator, signal }),
    enabled: operator !== null,
    refetchInterval: (query) => (query.state.data?.items.some((run) => run.state === "running") ? 1000 : false),
  });
}

export function useLedger(run: string | undefined, state: string) {
  const { operator } = useSession();
  return usePages<Ledger>({ path: "/api/ledger", query: { import: run, state }, enabled: operator !== null });
}

export function useJobs(enabled: boolean) {
  return useAnswer<Jobs>({ path: "/api/jobs", enabled, refetchMs: 1500 });
}

/** Definitions come as the district runs them; their shape is the rule language's own. */
export function useDefinition<Answer>(path: string, enabled = true) {
  return useAnswer<Answer>({ path, enabled });
}
