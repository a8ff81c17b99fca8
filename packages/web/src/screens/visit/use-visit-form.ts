import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { RefusedError, request } from "../../api/client.ts";
import type { FieldProblem, Resident, Saved, Values, Visit } from "../../api/types.ts";
import { useSession } from "../../session/session.tsx";
import { type Draft, draftOf } from "./draft.ts";
import type { Entered } from "./field.tsx";
import { type Judged, useJudge } from "./judge.ts";
import type { DistrictProgramme } from "./programme.ts";

export interface VisitAsked {
  readonly programme: DistrictProgramme;
  readonly form: string;
  readonly resident: Resident;
  /** The visit that is corrected; null for a new one. */
  readonly visit: Visit | null;
  readonly today: string;
  /** Where a new visit takes place unless said otherwise: the operator's institution. */
  readonly institution: string | null;
}

export interface VisitHead {
  readonly day: string;
  readonly institution: string | null;
  readonly reason: string;
}

/** Problems to show: nothing of an untouched form, what is missing only once saving was tried, all else at once. */
function shownOf(judged: Judged, touched: boolean, tried: boolean): readonly FieldProblem[] {
  if (tried) return judged.problems;
  return touched ? judged.problems.filter((problem) => problem.code !== "required") : [];
}

function useSave(forms: VisitAsked, head: VisitHead) {
  const { operator } = useSession();
  const client = useQueryClient();
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const { resident, visit, programme, form } = forms;
  return useMutation({
    mutationFn: (values: Values) => {
      const path = `/api/residents/${encodeURIComponent(resident.resident.key)}/visits`;
      const body = { programme: programme.id, form, day: head.day, institution: head.institution, values };
      return visit === null
        ? request<Saved>(path, { method: "POST", operator, idempotencyKey, body })
        : request<Saved>(`${path}/${encodeURIComponent(visit.id)}`, {
            method: "PUT",
            operator,
            idempotencyKey,
            body: { ...body, baseVersion: visit.version, reason: head.reason },
          });
    },
    // Whoever goes back to the resident finds the visit there, not a list that moves under the hand.
    onSuccess: () => client.invalidateQueries(),
    // A refused entry will be changed before it is sent again, so it is another entry; only where no answer came may
    // the same one have been written already.
    onError: (error) => {
      if (error instanceof RefusedError && error.status !== 0) setKey(crypto.randomUUID());
    },
  });
}

/** State of a form: inputs, what the rules say of them while typing, and saving. */
export function useVisitForm(forms: VisitAsked) {
  const { visit, today } = forms;
  const definition = forms.programme.definition.forms?.[forms.form];
  const fields = definition?.fields ?? [];
  const [draft, setDraft] = useState<Draft>(() => draftOf(fields, visit?.values ?? {}));
  const [head, setHead] = useState<VisitHead>({
    day: visit?.day ?? today,
    institution: visit ? visit.institution : forms.institution,
    reason: "",
  });
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const judge = useJudge(forms, head.day);
  const judged = useMemo(() => judge(draft), [judge, draft]);
  const shown = shownOf(judged, touched || visit !== null, tried);
  const saving = useSave(forms, head);
  const refused = saving.error instanceof RefusedError ? (saving.error.refusal.problems ?? []) : [];
  const enter = (id: string, entered: Entered) => {
    setTouched(true);
    setDraft(({ [id]: _, ...rest }) => (entered === undefined || entered === "" ? rest : { ...rest, [id]: entered }));
  };
  const errors = judged.problems.filter((problem) => problem.level === "error");
  const save = () => {
    setTried(true);
    if (errors.length === 0 && !saving.isPending) saving.mutate(judged.values);
    return errors;
  };
  return {
    definition,
    draft,
    head,
    derived: judged.derived,
    asked: judged.asked,
    problems: [...shown, ...refused.filter((one) => !shown.some((other) => other.code === one.code))],
    errors,
    tried,
    dirty: touched && saving.data === undefined,
    saving,
    enter,
    save,
    changeHead: (next: Partial<VisitHead>) => {
      setTouched(true);
      setHead({ ...head, ...next });
    },
  };
}
