import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../session/session.tsx";
import { type Call, request } from "./client.ts";
import { keepFile } from "./keep-file.ts";
import type { PlanDocument, PlanDocuments, PlanEntry, PlanReceived } from "./types.ts";

const PLANS = "/api/plan-documents";
/** How often a document that is being read is asked for. */
const FOLLOW_MS = 700;

const pathOf = (id: string) => `${PLANS}/${encodeURIComponent(id)}`;

export function usePlanDocuments() {
  const { operator } = useSession();
  return useQuery({
    queryKey: [PLANS, operator],
    queryFn: ({ signal }) => request<PlanDocuments>(PLANS, { operator, signal }),
    enabled: operator !== null,
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === "reading") ? FOLLOW_MS : false),
  });
}

export function usePlanDocument(id: string) {
  const { operator } = useSession();
  return useQuery({
    queryKey: [PLANS, operator, id],
    queryFn: ({ signal }) => request<PlanDocument>(pathOf(id), { operator, signal }),
    enabled: operator !== null,
    refetchInterval: ({ state }) => (state.data?.document.state === "reading" ? FOLLOW_MS : false),
  });
}

/** A write under the operator's name; everything about plans is asked for again after it. */
export function usePlanWrite<Asked, Answer>(call: (asked: Asked) => { readonly path: string } & Call) {
  const { operator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: Asked) => {
      const { path, ...rest } = call(asked);
      return request<Answer>(`${PLANS}${path}`, { ...rest, operator, idempotencyKey: crypto.randomUUID() });
    },
    // The write has ended for the screen when the screen shows what it did.
    onSettled: () => Promise.all([PLANS, "district"].map((first) => client.invalidateQueries({ queryKey: [first] }))),
  });
}

export type Brought = { readonly file: File } | { readonly name: string; readonly text: string };

export function useBring() {
  return usePlanWrite<Brought, PlanReceived>((brought) => {
    if (!("file" in brought)) return { path: "", method: "POST", body: brought };
    const form = new FormData();
    form.set("file", brought.file, brought.file.name);
    return { path: "", method: "POST", form };
  });
}

export function useChangePlan(id: string) {
  return usePlanWrite<{ readonly earlier?: string | null; readonly adopted?: boolean }, PlanEntry>((body) => ({
    path: `/${encodeURIComponent(id)}`,
    method: "PUT",
    body,
  }));
}

export interface NewAnswer {
  readonly key: string;
  /** null takes the answer back. */
  readonly state: "agreed" | "explained" | "dismissed" | null;
  readonly reason: string;
  /** How many answers the planner had seen: a newer one is not written over. */
  readonly seen: number;
}

export function useAnswerFinding(id: string) {
  return usePlanWrite<NewAnswer, PlanEntry>(({ key, state, reason, seen }) => {
    const path = `/${encodeURIComponent(id)}/findings/${key}/answer`;
    if (state === null) return { path, method: "DELETE", query: { seen } };
    return { path, method: "POST", body: { state, reason, seen } };
  });
}

export interface NewBinding {
  readonly row: string;
  /** null: none of the catalogue; undefined takes the decision back. */
  readonly indicator: string | null | undefined;
  /** When the row's own decision was made that the planner had seen; null for none. */
  readonly seen: string | null;
}

/** Decides on rows, all or none. */
export function useBind(id: string) {
  return usePlanWrite<readonly NewBinding[], unknown>((decisions) => ({
    path: `/${encodeURIComponent(id)}/bindings`,
    method: "POST",
    body: { decisions },
  }));
}

/** Fetches a file that only an operator may have, and hands it to the browser to keep. */
export function usePlanFile() {
  const { operator } = useSession();
  return useMutation({
    mutationFn: async ({ path, name }: { readonly path: string; readonly name: string }) => {
      keepFile(await request<Blob>(`${PLANS}${path}`, { operator, file: true }), name);
    },
  });
}
