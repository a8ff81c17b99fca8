import type { Evaluation } from "@kangyu/store";
import type { Evaluated, Remarks } from "./evaluate.ts";

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
  Old<Evaluated, "work" | "people" | "effects">,
  "tasks" | "projects" | "departments" | "leaders" | "totals"
> & {
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
  const { departments, leaders, tasks, projects, totals } = evaluated;
  return {
    remarks: { reading: "then", ...remarks },
    evaluated: {
      work: { reading: "now", until: evaluated.computedOn, enteredLater: 0 },
      people: null,
      effects: [],
      ...evaluated,
      tasks: tasks.map((task) => ({ reading: "now", ...task })),
      projects: projects.map(projectOf),
      departments: departments.map(withProjects),
      leaders: leaders.map(withProjects),
      totals: { projects: { ...NOTHING, notScored: projects.length }, ...totals },
    },
  };
}
