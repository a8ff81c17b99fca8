import type { Evaluation } from "../../api/types.ts";
import { Effects } from "../../parts/effects.tsx";
import { formatPoints } from "../../parts/score-bar.tsx";
import { Scorecards } from "../../parts/scorecards.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { StandingWord, taskName } from "../work/task-words.tsx";
import type { StepProps } from "./evaluation-screen.tsx";
import { ProjectScores } from "./project-scores.tsx";
import { LaterMark, ReadingChoice } from "./reading.tsx";

type Task = Evaluation["evaluated"]["tasks"][number];

function TaskRow({ task, step }: { readonly task: Task; readonly step: StepProps }) {
  const { t, lang, pick } = useLanguage();
  const { remarks, isFrozen, onRemarks } = step;
  const text = remarks.tasks[task.id] ?? "";
  const name = taskName(task, lang);
  return (
    <tr>
      <td className="num">{task.no ?? "—"}</td>
      <th scope="row" className="col-name">
        {name}
        <LaterMark evaluated={step.evaluation.evaluated} reading={task.reading} />
        <span className="share">{task.lead.map(pick).join(lang === "zh" ? "、" : ", ")}</span>
      </th>
      <td className="nowrap">{task.deadline ?? "—"}</td>
      <td className="num">{task.progress ?? "—"}</td>
      <td>
        <StandingWord standing={task.standing} />
      </td>
      <td className="num">
        {task.score.points === null ? t("evaluation.notScored") : formatPoints(task.score.points)}
      </td>
      <td>{pick(task.score.how)}</td>
      <td>
        {isFrozen ? (
          text
        ) : (
          <input
            className="field-input"
            aria-label={t("evaluation.remarkFor", { name })}
            maxLength={2000}
            value={text}
            onChange={(event) => onRemarks({ ...remarks, tasks: { ...remarks.tasks, [task.id]: event.target.value } })}
          />
        )}
      </td>
    </tr>
  );
}

/** Each task's points with their arithmetic, and the cards of departments and leaders. */
export function WorkStep(step: StepProps) {
  const { t } = useLanguage();
  const { evaluated } = step.evaluation;
  const { tasks, departments, leaders, plan } = evaluated;
  return (
    <>
      <div className="tools-row">
        <ReadingChoice {...step} />
      </div>
      <Section title={t("evaluation.taskPart")}>
        {tasks.length === 0 ? (
          <p className="help">{t("work.noTasks")}</p>
        ) : (
          <Scroll label={t("evaluation.taskPart")}>
            <table className="data">
              <thead>
                <tr>
                  <th scope="col" className="num">
                    {t("work.no")}
                  </th>
                  <th scope="col">{t("work.task")}</th>
                  <th scope="col">{t("work.deadline")}</th>
                  <th scope="col" className="num">
                    {t("work.progress")}
                  </th>
                  <th scope="col">{t("work.standing")}</th>
                  <th scope="col" className="num">
                    {t("evaluation.points")}
                  </th>
                  <th scope="col">{t("evaluation.how")}</th>
                  <th scope="col">{t("evaluation.remark")}</th>
                </tr>
              </thead>
              <tbody>
                {tasks.map((task) => (
                  <TaskRow key={task.id} task={task} step={step} />
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Section>
      <Section title={t("evaluation.projectPart")}>
        <ProjectScores evaluated={evaluated} />
      </Section>
      {evaluated.effects.length === 0 ? null : (
        <Section title={t("project.effects")}>
          <Effects page={evaluated} />
        </Section>
      )}
      <Section title={t("evaluation.departments")}>
        <Scorecards title={t("work.department")} cards={departments} plan={plan.id} />
      </Section>
      <Section title={t("evaluation.leaders")}>
        <Scorecards title={t("work.leader")} cards={leaders} />
      </Section>
    </>
  );
}
