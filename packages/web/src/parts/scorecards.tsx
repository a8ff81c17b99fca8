import { Link } from "@tanstack/react-router";
import type { Scorecard } from "../api/types.ts";
import { useLanguage } from "../strings/language.ts";
import { formatPoints, ScoreBar } from "./score-bar.tsx";
import { Scroll } from "./section.tsx";

function Card({ card, plan }: { readonly card: Scorecard; readonly plan: string | undefined }) {
  const { pick } = useLanguage();
  const name = pick(card.name);
  return (
    <tr>
      <th scope="row">
        {plan === undefined ? (
          name
        ) : (
          <Link to="/work/departments/$id" params={{ id: card.id }} search={{ plan }}>
            {name}
          </Link>
        )}
      </th>
      <td className="num">{card.leads}</td>
      <td className="num">{card.participates}</td>
      <td className="num">{card.done}</td>
      <td className="num">{card.late}</td>
      <td className="num">{formatPoints(card.tasks.points)}</td>
      <td className="num">{formatPoints(card.indicators.points)}</td>
      <td className="num">{formatPoints(card.projects.points)}</td>
      <td className="num">
        <strong>{formatPoints(card.points)}</strong>
      </td>
      <td>
        <ScoreBar share={(card.points ?? 0) / 100} />
      </td>
    </tr>
  );
}

/** Points of departments or leaders; a department opens to its own page where a plan is named. */
export function Scorecards(props: {
  readonly title: string;
  readonly cards: readonly Scorecard[];
  readonly plan?: string;
}) {
  const { t } = useLanguage();
  const { cards, plan } = props;
  if (cards.length === 0) return <p className="help">{t("work.noCard")}</p>;
  const heads = [
    "leads",
    "participates",
    "finished",
    "late",
    "taskPoints",
    "indicatorPoints",
    "projectPoints",
    "points",
  ] as const;
  return (
    <Scroll label={props.title}>
      <table className="data">
        <caption className="unseen">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{props.title}</th>
            {heads.map((head) => (
              <th scope="col" className="num" key={head}>
                {t(`work.${head}`)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{t("evaluation.bars")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <Card key={card.id} card={card} plan={plan} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
