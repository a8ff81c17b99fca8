import type { Differences } from "../../api/types.ts";
import { formatPoints } from "../../parts/score-bar.tsx";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { StandingWord } from "../work/task-words.tsx";

type Change = Differences["work"][number];

const kinds = {
  task: "evaluation.kindTask",
  project: "evaluation.kindProject",
  department: "work.department",
  leader: "work.leader",
} as const;

function Side({ side }: { readonly side: Change["before"] }) {
  if (side === null) return <>—</>;
  return (
    <>
      {side.standing === null ? null : <StandingWord standing={side.standing} />}{" "}
      {side.progress === null ? "" : `${side.progress}%`} <strong>{formatPoints(side.points)}</strong>
    </>
  );
}

/** Tasks, projects and scorecards that stand differently. */
export function WorkChanges({ data, title }: { readonly data: Differences; readonly title: string }) {
  const { t, pick } = useLanguage();
  if (data.work.length === 0) return <p className="help">{t("evaluation.noWorkDifferences")}</p>;
  const label = `${title} · ${t("evaluation.workChanges")}`;
  return (
    <Scroll label={label}>
      <table className="data">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t("evaluation.workChanges")}</th>
            <th scope="col">{t("evaluation.kind")}</th>
            <th scope="col">{t("evaluation.earlier")}</th>
            <th scope="col">{t("evaluation.now")}</th>
          </tr>
        </thead>
        <tbody>
          {data.work.map((one) => (
            <tr key={`${one.kind} ${one.id}`}>
              <th scope="row" className="col-name">
                {pick(one.name)}
              </th>
              <td className="nowrap">{t(kinds[one.kind])}</td>
              <td>
                <Side side={one.before} />
              </td>
              <td>
                <Side side={one.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
