import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useStands } from "../parts/use-stands.ts";
import { useSession } from "../session/session.tsx";
import { addressOf, type Call, RefusedError, request } from "./client.ts";
import { keepFile } from "./keep-file.ts";
import { useAnswer, useDistrict, useWorld } from "./queries.ts";
import type {
  DepartmentPage,
  Differences,
  Evaluation,
  Evaluations,
  Notices,
  PlanOutline,
  PlanProjects,
  PlanTasks,
  ProjectHistory,
  Refusal,
  Reminders,
  TaskHistory,
} from "./types.ts";

/** Days ahead of a deadline from which one is reminded. */
export const REMIND_DAYS = 30;

const part = (text: string | undefined | null) => encodeURIComponent(text ?? "");

/** The plan in the address; else the first there is, and for simulated people the first that is simulated too. */
export function usePlanId(chosen: string | undefined): string | undefined {
  const plans = useDistrict().data?.plans;
  const isSimulated = useWorld() === "simulated";
  const own = isSimulated ? plans?.find((plan) => plan.simulated) : undefined;
  return chosen ?? own?.id ?? plans?.[0]?.id;
}

/** Whether a plan itself is invented, and its tasks and projects with it; a real one may be held against simulated figures. */
export function usePlanInvented(plan: string): boolean {
  return useDistrict().data?.plans.find(({ id }) => id === plan)?.simulated ?? false;
}

function useReady(plan: string | undefined): boolean {
  return useSession().operator !== null && plan !== undefined;
}

export function useTasks(plan: string | undefined) {
  return useAnswer<PlanTasks>({ path: `/api/plans/${part(plan)}/tasks`, enabled: useReady(plan), keep: true });
}

/** The headings of a plan's document, or of the one that is asked for. */
export function useOutline(plan: string, document: string | undefined) {
  return useAnswer<PlanOutline>({ path: `/api/plans/${part(plan)}/outline`, query: { document }, keep: true });
}

export function useTaskHistory(plan: string, task: string | null) {
  const path = `/api/plans/${part(plan)}/tasks/${part(task)}/history`;
  return useAnswer<TaskHistory>({ path, enabled: task !== null });
}

export function useProjects(plan: string | undefined) {
  return useAnswer<PlanProjects>({ path: `/api/plans/${part(plan)}/projects`, enabled: useReady(plan), keep: true });
}

export function useProjectHistory(plan: string, project: string | null) {
  const path = `/api/plans/${part(plan)}/projects/${part(project)}/history`;
  return useAnswer<ProjectHistory>({ path, enabled: project !== null });
}

export function useReminders(plan: string | undefined) {
  return useAnswer<Reminders>({
    path: `/api/plans/${part(plan)}/reminders`,
    query: { days: REMIND_DAYS },
    enabled: useReady(plan),
    refetchMs: 600_000,
  });
}

export function useNotices(plan: string | undefined) {
  const path = `/api/plans/${part(plan)}/notices`;
  return useAnswer<Notices>({ path, enabled: useReady(plan), refetchMs: 600_000 });
}

export function useDepartment(plan: string | undefined, department: string) {
  const world = useWorld();
  const path = `/api/plans/${part(plan)}/departments/${part(department)}`;
  return useAnswer<DepartmentPage>({ path, query: { world }, enabled: useReady(plan), keep: true });
}

export function useEvaluations(plan: string | undefined) {
  return useAnswer<Evaluations>({ path: `/api/plans/${part(plan)}/evaluations`, enabled: useReady(plan), keep: true });
}

export function useEvaluation(id: string) {
  return useAnswer<Evaluation>({ path: `/api/evaluations/${part(id)}`, enabled: useReady(id) });
}

export function useDifferences(id: string, kind: "differences" | "comparison", enabled: boolean) {
  return useAnswer<Differences>({ path: `/api/evaluations/${part(id)}/${kind}`, enabled });
}

export interface Write {
  readonly path: string;
  readonly method: "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  readonly form?: FormData;
}

/** A key for each write; a second press of the same button sends the same one until it has worked. */
function useWriteKey() {
  const last = useRef({ write: "", key: "" });
  const keyOf = ({ path, method, body }: Write): string => {
    const write = JSON.stringify([path, method, body]);
    if (last.current.write !== write) last.current = { write, key: crypto.randomUUID() };
    return last.current.key;
  };
  const end = () => {
    last.current = { write: "", key: "" };
  };
  return { keyOf, end };
}

/**
 * One write under the operator's name. It has ended when the screen shows what it did: so the next one builds upon it.
 * `onDone` is not called where the screen has gone meanwhile: its late answer closes and opens nothing elsewhere.
 */
export function useWrite<Answer>(onDone: (answer: Answer) => void) {
  const { operator } = useSession();
  const client = useQueryClient();
  const stands = useStands();
  const key = useWriteKey();
  return useMutation({
    mutationFn: (asked: Write) => {
      const { path, ...write } = asked;
      return request<Answer>(path, { ...write, operator, idempotencyKey: key.keyOf(asked) } satisfies Call);
    },
    onSuccess: async (answer) => {
      key.end();
      await client.invalidateQueries();
      if (stands.current) onDone(answer);
    },
    // A refused write may be corrected and sent again: that is another request.
    onError: key.end,
  });
}

async function refusalOf(response: Response): Promise<RefusedError> {
  const answer = (await response.json().catch(() => null)) as Refusal | null;
  const unreadable = { code: "unreadable", text: { zh: "文件没有取得。", en: "The file did not come." } };
  return new RefusedError(response.status, answer ?? unreadable);
}

/** Fetches a file under the operator's name and hands it to the browser; its name is the server's. */
export function useDownload() {
  const { operator } = useSession();
  return useMutation({
    mutationFn: async ({ path, query }: { readonly path: string; readonly query?: Call["query"] }) => {
      const headers = { "x-kangyu-operator": encodeURIComponent(operator ?? "") };
      const response = await fetch(addressOf(path, query), { headers });
      if (!response.ok) throw await refusalOf(response);
      const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
      keepFile(await response.blob(), name ?? "kangyu");
    },
  });
}
