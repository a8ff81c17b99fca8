import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../session/session.tsx";
import { type Call, request } from "./client.ts";
import { keepFile } from "./keep-file.ts";
import { useWorld } from "./queries.ts";
import type { PlanDraftPage, PlanDrafts, PlanDraftVersions } from "./types.ts";

const DRAFTS = "/api/plan-drafts";

/** The drafts of the world that is looked at, or those that were taken away. */
export function usePlanDrafts(isWithdrawn = false) {
  const { operator } = useSession();
  const world = useWorld();
  const query = { world, withdrawn: String(isWithdrawn) };
  return useQuery({
    queryKey: [DRAFTS, operator, world, isWithdrawn],
    queryFn: ({ signal }) => request<PlanDrafts>(DRAFTS, { operator, signal, query }),
    enabled: operator !== null,
    // The list is often come back to from a draft that has changed it.
    staleTime: 0,
  });
}

/** A draft as it was when the screen was opened; what is typed after that is the screen's own. */
export function usePlanDraft(id: string) {
  const { operator } = useSession();
  return useQuery({
    queryKey: [DRAFTS, operator, "one", id],
    queryFn: ({ signal }) => request<PlanDraftPage>(`${DRAFTS}/${encodeURIComponent(id)}`, { operator, signal }),
    enabled: operator !== null,
    // Two people may draft at once: each opening shows what is kept now.
    staleTime: 0,
    gcTime: 0,
  });
}

/** Every saving of a draft, asked for again after each; `version` is the latest known. */
export function useDraftVersions(id: string, version: number) {
  const { operator } = useSession();
  return useQuery({
    queryKey: [DRAFTS, operator, "versions", id, version],
    queryFn: ({ signal }) =>
      request<PlanDraftVersions>(`${DRAFTS}/${encodeURIComponent(id)}/versions`, { operator, signal }),
  });
}

/** A write under the operator's name; the list is asked for again after it. */
export function useDraftWrite<Asked>(call: (asked: Asked) => { readonly path: string } & Call) {
  const { operator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: Asked) => {
      const { path, ...rest } = call(asked);
      return request<PlanDraftPage>(`${DRAFTS}${path}`, { ...rest, operator, idempotencyKey: crypto.randomUUID() });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [DRAFTS], refetchType: "none" }),
  });
}

/** Fetches a file that only an operator may have, and hands it to the browser to keep. */
export function useDraftFile() {
  const { operator } = useSession();
  return useMutation({
    mutationFn: async ({ path, name }: { readonly path: string; readonly name: string }) => {
      keepFile(await request<Blob>(`${DRAFTS}${path}`, { operator, file: true }), name);
    },
  });
}
