import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { RefusedError, request } from "../../api/client.ts";
import type { FieldProblem, Resident, Saved, Values, Visit } from "../../api/types.ts";
import { useSession } from "../../session/session.tsx";
import { type Draft, draftOf, readDraft } from "./draft.ts";
import type { Entered } from "./field.tsx";
import { type Judge, useJudge } from "./judge.ts";
import type { DistrictProgramme } from "./programme.ts";

export interface VisitAsked {
  readonly programme: DistrictProgramme;
  readonly form: string;
  readonly resident: Resident;
  /** The visit that is corrected; null for a new one. */
  readonly visit: Visit | null;
  readonly today: string;
}

export interface VisitHead {
  readonly day: string;
  readonly institution: string | null;
  readonly reason: string;
}

const notNumber = { zh: "须为数字", en: "Must be a number" };
const notInteger = { zh: "须为整数", en: "Must be a whole number" };

function asked(code: string, field: string, text: FieldProblem["text"]): FieldProblem {
  return { code, level: "error", fields: [field], text };
}

/** Problems to show: what is missing is said only once saving was tried, all else at once. */
function judged(judge: Judge | null, reading: ReturnType<typeof readDraft>, tried: boolean) {
  const own = [
    ...reading.notNumber.map((id) => asked("not-a-number", id, notNumber)),
    ...reading.notInteger.map((id) => asked("not-an-integer", id, notInteger)),
  ];
  const result = judge?.(reading.values) ?? { problems: [], derived: {} };
  const unread = new Set([...reading.notNumber, ...reading.notInteger]);
  const said = result.problems.filter((problem) => !problem.fields.some((field) => unread.has(field)));
  const all = [...own, ...said];
  const shown = tried ? all : all.filter((problem) => !problem.code.includes("required"));
  return { all, shown, derived: result.derived };
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
    onSuccess: () => void client.invalidateQueries(),
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
    institution: visit?.institution ?? null,
    reason: "",
  });
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const { judge, problem: engineProblem } = useJudge(forms, head.day);
  const reading = useMemo(() => readDraft(fields, draft), [fields, draft]);
  const { all, shown, derived } = useMemo(() => judged(judge, reading, tried), [judge, reading, tried]);
  const saving = useSave(forms, head);
  const refused = saving.error instanceof RefusedError ? (saving.error.refusal.problems ?? []) : [];
  const enter = (id: string, entered: Entered) => {
    setTouched(true);
    setDraft(({ [id]: _, ...rest }) => (entered === undefined || entered === "" ? rest : { ...rest, [id]: entered }));
  };
  const errors = all.filter((problem) => problem.level === "error");
  const save = () => {
    setTried(true);
    if (errors.length === 0 && !saving.isPending) saving.mutate(reading.values);
    return errors;
  };
  return {
    definition,
    draft,
    head,
    derived,
    values: reading.values,
    problems: [...shown, ...refused.filter((one) => !shown.some((other) => other.code === one.code))],
    errors,
    tried,
    engineProblem,
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
