import { useSession } from "../session/session.tsx";
import { useAnswer, useWorld } from "./queries.ts";
import type { Collection, ReportedPage } from "./types.ts";

const part = encodeURIComponent;

/** What is to be handed in for a plan and a year, with what was. */
export function useCollection(plan: string | undefined, year: string | undefined) {
  const world = useWorld();
  const isReady = useSession().operator !== null && plan !== undefined;
  const path = `/api/plans/${part(plan ?? "")}/reported`;
  return useAnswer<Collection>({ path, query: { world, year }, enabled: isReady, keep: true });
}

/** Everything handed in for one subject. */
export function useReported(subject: string, plan: string | undefined) {
  const world = useWorld();
  const isReady = useSession().operator !== null;
  return useAnswer<ReportedPage>({
    path: `/api/reported/${part(subject)}`,
    query: { world, plan },
    enabled: isReady,
    keep: true,
  });
}

/** Where a value of a subject for a day is put. */
export function reportedPath(subject: string, asOf: string): string {
  return `/api/reported/${part(subject)}/${asOf}`;
}
