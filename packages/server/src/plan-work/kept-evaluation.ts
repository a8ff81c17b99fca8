import type { Evaluation } from "@kangyu/store";
import type { Evaluated, EvaluationRow, Remarks } from "./evaluate.ts";
import type { People } from "./people-of-rows.ts";

/** What the store keeps of an evaluation: what people wrote, and what was computed when it was last saved. */
export interface Kept {
  readonly remarks: Remarks;
  readonly evaluated: Evaluated;
}

type Old<Whole, Later extends keyof Whole> = Omit<Whole, Later> & Partial<Pick<Whole, Later>>;
type OldProject = Old<Evaluated["projects"][number], "reading" | "standing" | "score" | "lead" | "places" | "photos">;
type OldCard = Old<Evaluated["departments"][number], "projects">;
/** As evaluations were kept before projects were scored and work was read as it had been reported. */
type OldEvaluated = Omit<
  Old<Evaluated, "work" | "effects" | "reportedDefinitions">,
  "tasks" | "projects" | "departments" | "leaders" | "totals" | "effects" | "rows"
> & {
  /** All effects were of these people, when only the plan's file said how many there are. */
  readonly people?: People | null;
  readonly effects?: readonly Old<Evaluated["effects"][number], "people">[];
  readonly rows: readonly Old<EvaluationRow, "reportedBy">[];
  readonly tasks: readonly Old<Evaluated["tasks"][number], "reading">[];
  readonly projects: readonly OldProject[];
  readonly departments: readonly OldCard[];
  readonly leaders: readonly OldCard[];
  readonly totals: Old<Evaluated["totals"], "projects">;
};

const UNSCORED = { points: null, weight: 1, how: { zh: "当时未计分", en: "Not scored at the time" } };
const NOTHING = { points: null, scored: 0, notScored: 0 };

const withProjects = (card: OldCard): Evaluated["departments"][number] => ({ projects: NOTHING, ...card });

function projectOf(one: OldProject): Evaluated["projects"][number] {
  const nothing = { planned: null, actual: null };
  const later = { reading: "now" as const, score: UNSCORED, lead: [], places: nothing, photos: [] };
  return { ...later, standing: one.stage === "stopped" ? "stopped" : "running", ...one };
}

/** What is kept, in today's shape: an evaluation that was signed earlier says nothing of what was asked later. */
export function keptIn(one: Evaluation): Kept {
  const { remarks, evaluated } = one.content as { remarks: Old<Remarks, "reading">; evaluated: OldEvaluated };
  const { departments, leaders, tasks, projects, totals, effects, people, rows } = evaluated;
  return {
    remarks: { reading: "then", ...remarks },
    evaluated: {
      work: { reading: "now", until: evaluated.computedOn, enteredLater: 0 },
      reportedDefinitions: [],
      ...evaluated,
      rows: rows.map((row) => ({ reportedBy: null, ...row })),
      effects: (effects ?? []).map((effect) => ({ people: people ?? null, ...effect })),
      tasks: tasks.map((task) => ({ reading: "now", ...task })),
      projects: projects.map(projectOf),
      departments: departments.map(withProjects),
      leaders: leaders.map(withProjects),
      totals: { projects: { ...NOTHING, notScored: projects.length }, ...totals },
    },
  };
}
