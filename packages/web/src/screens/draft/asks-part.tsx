import type { DraftAsks } from "../../api/types.ts";
import { formatCount, formatValue } from "../../parts/format.ts";
import { planUnit } from "../../parts/plan-unit.ts";
import { useLanguage } from "../../strings/language.ts";
import { MoneyAsked, OwnCost } from "./money-part.tsx";
import type { PanelProps } from "./row-panel.tsx";
import { Against, StockYears } from "./stock-part.tsx";
import { signed } from "./words.ts";

function People({ people }: { readonly people: NonNullable<DraftAsks["people"]> }) {
  const { t } = useLanguage();
  return (
    <li>
      <strong>
        {t(people.more < 0 ? "drafts.asksFewer" : "drafts.asksPeople", { more: formatCount(Math.abs(people.more)) })}
      </strong>
      <span className="share">
        {t("drafts.asksPeopleHow", {
          now: formatCount(people.numeratorNow),
          later: formatCount(people.numeratorLater),
          denominatorNow: formatCount(people.denominatorNow),
          denominator: formatCount(people.denominatorLater),
          basis: t(`drafts.basis.${people.basis}`),
        })}
      </span>
    </li>
  );
}

function Stock({ stock }: { readonly stock: NonNullable<DraftAsks["stock"]> }) {
  const { t } = useLanguage();
  return (
    <li>
      <strong>{t("drafts.asksStock", { more: signed(stock.more) })}</strong>
      <span className="share">
        {t("drafts.asksStockHow", {
          now: formatValue(stock.now),
          later: formatCount(stock.later),
          populationNow: formatCount(stock.populationNow),
          populationLater: formatCount(stock.populationLater),
        })}
      </span>
      <StockYears path={stock.path} />
    </li>
  );
}

function Townships({ townships }: { readonly townships: DraftAsks["townships"] }) {
  const { t, pick } = useLanguage();
  if (townships.length === 0) return null;
  return (
    <>
      <h3>{t("drafts.townships")}</h3>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("drafts.township")}</th>
            <th scope="col" className="num">
              {t("drafts.now")}
            </th>
            <th scope="col" className="num">
              {t("drafts.gain")}
            </th>
          </tr>
        </thead>
        <tbody>
          {townships.map((place) => (
            <tr key={place.code}>
              <th scope="row">{pick(place.name)}</th>
              <td className="num">
                {formatValue(place.value)}
                <span className="share">
                  {formatCount(place.numerator)} / {formatCount(place.denominator)}
                </span>
              </td>
              <td className="num">
                {place.isBelow ? <strong>{formatCount(place.people)}</strong> : t("drafts.reached")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="help">{t("drafts.townshipsHelp")}</p>
    </>
  );
}

/** What the typed target asks for: people or beds, pace, money, which townships, and whether the trend does it alone. */
export function AsksPart(props: PanelProps) {
  const { row, help } = props;
  const { t, lang, pick } = useLanguage();
  const { asks } = help;
  if (asks === null)
    return (
      <div className="draft-part">
        <h3>{t("drafts.asks")}</h3>
        <p className="help">{t("drafts.noTarget")}</p>
      </div>
    );
  // A share moves in points, so that it is not taken for a change in per cent of itself.
  const paceUnit = row.unit === "%" ? t("drafts.points") : planUnit(row.unit, lang);
  const { people, stock, money, perYear, relativePerYear, alone, against, missing } = asks;
  return (
    <div className="draft-part">
      <h3>{t("drafts.asks")}</h3>
      <ul className="draft-asks">
        {people === null ? null : <People people={people} />}
        {stock === null ? null : <Stock stock={stock} />}
        {perYear === null ? null : (
          <li>
            <strong>{t("drafts.asksPace", { pace: signed(perYear), unit: paceUnit })}</strong>
            {relativePerYear === null ? null : (
              <span className="share">{t("drafts.asksPaceHow", { relative: signed(relativePerYear * 100) })}</span>
            )}
          </li>
        )}
        <Against against={against} />
        {money === null ? null : <MoneyAsked money={money} />}
        <li className={`draft-alone-${alone.code}`}>{t(`drafts.alone.${alone.code}`)}</li>
        {missing.map(({ code, text }) => (
          <li key={code} className="help">
            {pick(text)}
          </li>
        ))}
      </ul>
      <OwnCost {...props} />
      <Townships townships={asks.townships} />
    </div>
  );
}
