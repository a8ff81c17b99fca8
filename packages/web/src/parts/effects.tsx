import type { PlanProjects } from "../api/types.ts";
import { useLanguage } from "../strings/language.ts";
import { formatCount, formatValue } from "./format.ts";
import { Scroll } from "./section.tsx";

type Effect = PlanProjects["effects"][number];

/** What finished projects add to one row, with the sum; without people only what was delivered. */
export function EffectLine({ effect }: { readonly effect: Effect }) {
  const { t, pick } = useLanguage();
  return (
    <span className="share">
      {t("project.effectOf", { kind: t(`project.${effect.kind}`), amount: formatCount(effect.delivered) })}{" "}
      {pick(effect.arithmetic)} <PeopleOf effect={effect} />
    </span>
  );
}

/** How many people the rate is for, by which source of which day. */
function PeopleOf({ effect: { people } }: { readonly effect: Effect }) {
  const { t, pick } = useLanguage();
  if (people === null) return null;
  const { count, year, source } = people;
  return (
    <span className="share">{t("project.peopleOf", { count: formatCount(count), year, source: pick(source) })}</span>
  );
}

function Row({ effect }: { readonly effect: Effect }) {
  const { t, lang, pick } = useLanguage();
  const name = (one: { readonly name: string; readonly nameEn: string | null }) =>
    lang === "en" ? (one.nameEn ?? one.name) : one.name;
  return (
    <tr>
      <th scope="row" className="col-name">
        {name(effect)}
      </th>
      <td>
        {effect.parts.length === 0 ? t("project.noneFinished") : null}
        {effect.parts.map((part) => (
          <span key={part.id} className="effect-part">
            {name(part)} {part.amount === null ? t("project.notSaid") : formatCount(part.amount)}
          </span>
        ))}
      </td>
      <td className="num">
        {t("project.ofAll", { done: formatCount(effect.delivered), all: formatCount(effect.planned) })}
      </td>
      <td className="num">{formatValue(effect.before)}</td>
      <td className="num">{formatValue(effect.change)}</td>
      <td className="num">{formatValue(effect.after)}</td>
      <td>
        {pick(effect.arithmetic)}
        <PeopleOf effect={effect} />
      </td>
    </tr>
  );
}

/** What the finished projects do to the rows that they serve. */
export function Effects({ page }: { readonly page: Pick<PlanProjects, "effects"> }) {
  const { t } = useLanguage();
  const { effects } = page;
  const isUnknown = effects.some(({ people }) => people === null);
  const heads = ["effectBaseline", "effectAdds", "effectAfter"] as const;
  return (
    <>
      <p className="help">
        {isUnknown ? `${t("project.noPeople")} ` : ""}
        {t("project.effectsHelp")}
      </p>
      <Scroll label={t("project.effects")}>
        <table className="data">
          <caption className="unseen">{t("project.effects")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("board.name")}</th>
              <th scope="col">{t("project.effectParts")}</th>
              <th scope="col" className="num">
                {t("project.effectDelivered")}
              </th>
              {heads.map((head) => (
                <th scope="col" className="num" key={head}>
                  {t(`project.${head}`)}
                </th>
              ))}
              <th scope="col">{t("project.arithmetic")}</th>
            </tr>
          </thead>
          <tbody>
            {effects.map((effect) => (
              <Row key={effect.row} effect={effect} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
