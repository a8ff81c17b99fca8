import type { Evaluation } from "../../api/types.ts";
import { Chips } from "../../parts/choice.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { StepProps } from "./evaluation-screen.tsx";

type Evaluated = Evaluation["evaluated"];
type Reading = Evaluated["work"]["reading"];

const isAllLater = ({ work, tasks, projects }: Evaluated) =>
  work.enteredLater > 0 && work.enteredLater === tasks.length + projects.length;

/** Marks what was entered only after the reports of the year were in; where that is so of everything, the head says it once. */
export function LaterMark(props: { readonly evaluated: Evaluated; readonly reading: Reading }) {
  const { t } = useLanguage();
  const { evaluated, reading } = props;
  if (evaluated.work.reading === "now" || reading === "then" || isAllLater(evaluated)) return null;
  return (
    <>
      {" "}
      <span className="tag tag-warn">{t("evaluation.enteredLaterTag")}</span>
    </>
  );
}

/** How figures and work are read: figures with every correction, work as it was reported for the year unless chosen. */
export function ReadingLine({ evaluated }: { readonly evaluated: Evaluated }) {
  const { t } = useLanguage();
  const { work, computedOn } = evaluated;
  const isAll = isAllLater(evaluated);
  const then = isAll ? "evaluation.allLater" : "evaluation.workThen";
  const words = work.reading === "then" ? then : "evaluation.workNow";
  const later = work.enteredLater === 0 || isAll ? "" : t("evaluation.enteredLater", { count: work.enteredLater });
  return (
    <p className="help">
      {t("evaluation.figuresNow", { day: computedOn })} · {t(words, { until: work.until, day: computedOn })}
      {later}
    </p>
  );
}

/** The choice between the two readings of tasks and projects; it is kept with the draft. */
export function ReadingChoice({ remarks, isFrozen, onSave }: StepProps) {
  const { t } = useLanguage();
  if (isFrozen) return null;
  const options = (["then", "now"] as const).map((value) => ({ value, label: t(`evaluation.reading-${value}`) }));
  return (
    <Chips
      label={t("evaluation.reading")}
      value={remarks.reading}
      options={options}
      onChange={(reading) => onSave({ ...remarks, reading: reading === "now" ? "now" : "then" })}
    />
  );
}
