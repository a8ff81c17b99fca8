import { Link } from "@tanstack/react-router";
import type { Evaluation } from "../../api/types.ts";
import { formatPoints } from "../../parts/score-bar.tsx";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { StandingWord } from "../work/task-words.tsx";
import { rowName } from "./figures-step.tsx";
import { LaterMark } from "./reading.tsx";

/** Each project's points with their arithmetic. */
export function ProjectScores({ evaluated }: { readonly evaluated: Evaluation["evaluated"] }) {
  const { t, lang, pick } = useLanguage();
  const { projects, plan } = evaluated;
  if (projects.length === 0) return <p className="help">{t("project.none")}</p>;
  return (
    <Scroll label={t("evaluation.projectPart")}>
      <table className="data">
        <caption className="unseen">{t("evaluation.projectPart")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("project.name")}</th>
            <th scope="col">{t("project.stage")}</th>
            <th scope="col">{t("work.standing")}</th>
            <th scope="col" className="num">
              {t("evaluation.points")}
            </th>
            <th scope="col">{t("evaluation.how")}</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="col-name">
                <Link to="/work/projects" search={{ plan: plan.id, project: one.id }}>
                  {rowName(one, lang)}
                </Link>
                <LaterMark evaluated={evaluated} reading={one.reading} />
                <span className="share">{one.lead.map(pick).join(lang === "zh" ? "、" : ", ")}</span>
              </th>
              <td className="nowrap">{t(`project.${one.stage}`)}</td>
              <td>
                <StandingWord standing={one.standing} />
              </td>
              <td className="num">
                {one.score.points === null ? t("evaluation.notScored") : formatPoints(one.score.points)}
              </td>
              <td>{pick(one.score.how)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
