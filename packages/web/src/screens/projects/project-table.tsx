import type { PlanProject, PlanProjects } from "../../api/types.ts";
import { formatCount } from "../../parts/format.ts";
import { Scroll } from "../../parts/section.tsx";
import type { Lang } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";
import { StandingWord } from "../work/task-words.tsx";

/** An amount as each language counts it: Chinese in ten thousands, English in millions. */
export const moneyOf = (cny: number, lang: Lang): { amount: string } => ({
  amount: formatCount(cny / (lang === "zh" ? 10_000 : 1_000_000)),
});

const pair = ({ planned, actual }: { readonly planned: number | null; readonly actual: number | null }) =>
  planned === null && actual === null
    ? "—"
    : `${actual === null ? "—" : formatCount(actual)} / ${planned === null ? "—" : formatCount(planned)}`;

interface RowProps {
  readonly project: PlanProject;
  readonly onOpen: (project: PlanProject) => void;
}

function Row({ project: one, onOpen }: RowProps) {
  const { t, lang } = useLanguage();
  return (
    <tr>
      <th scope="row" className="col-name">
        <button type="button" className="link" onClick={() => onOpen(one)}>
          {lang === "en" ? (one.nameEn ?? one.name) : one.name}
        </button>
      </th>
      <td>{t(`project.${one.stage}`)}</td>
      <td className="nowrap">{one.finish.actual ?? one.finish.planned ?? "—"}</td>
      <td>
        <StandingWord standing={one.standing} />
        {(one.delay ?? 0) > 0 ? (
          <span className="share problem-error">{t("project.delay", { days: one.delay ?? 0 })}</span>
        ) : null}
        {one.delayReason === null ? null : <span className="share">{one.delayReason}</span>}
      </td>
      <td className="num">
        {one.spent === null ? "—" : t("project.amount", moneyOf(one.spent, lang))}
        <span className="share">
          {one.investmentInPlan === null ? "—" : t("project.amount", moneyOf(one.investmentInPlan, lang))}
        </span>
      </td>
      <td className="num">
        {pair(one.beds)}
        {one.places.planned === null && one.places.actual === null ? null : (
          <span className="share">
            {t("project.places")} {pair(one.places)}
          </span>
        )}
      </td>
      <td className="num">{pair(one.area)}</td>
    </tr>
  );
}

export function ProjectTable(props: { readonly page: PlanProjects; readonly onOpen: (project: PlanProject) => void }) {
  const { t } = useLanguage();
  return (
    <Scroll label={t("project.title")}>
      <table className="data">
        <caption className="unseen">{t("project.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("project.name")}</th>
            <th scope="col">{t("project.stage")}</th>
            <th scope="col">{t("project.finish")}</th>
            <th scope="col">{t("work.standing")}</th>
            <th scope="col" className="num">
              {t("project.spent")}
            </th>
            <th scope="col" className="num">
              {t("project.beds")}
            </th>
            <th scope="col" className="num">
              {t("project.area")}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.page.items.map((one) => (
            <Row key={one.id} project={one} onOpen={props.onOpen} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
