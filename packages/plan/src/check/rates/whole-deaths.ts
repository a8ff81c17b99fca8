import { shareOf } from "../../names.ts";
import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** Births as registered and as reported differ a little. */
const slack = 0.02;
/** With more deaths than this the slack in the births leaves room for every rate. */
const most = 24;

/** 出生人口7055人 and 婴儿死亡率0.68‰ of one year in one paragraph: 4.8 deaths are none. */
export const wholeDeaths: Check = ({ passages, statements }) =>
  passages.flatMap(({ text, line }) => {
    const births = Number(
      narrow(squeeze(text)).match(/(?:出生人口|[当全]年出生|全[区县市]出生|活产数?)(?:为|达)?(\d{3,6})人?/u)?.[1] ?? 0,
    );
    if (births === 0) return [];
    return statements
      .filter(
        (one) => one.source.line === line && one.exact && one.decimals >= 2 && /(?:婴儿|儿童)死亡率$/u.test(one.name),
      )
      .flatMap(({ name, value, unit, decimals, source }): Question[] => {
        const share = shareOf(unit);
        if (share === null || value <= 0) return [];
        const deaths = value * share * births;
        const half = 0.5 * 10 ** -decimals;
        const fits = [Math.floor(deaths), Math.ceil(deaths)].some(
          (count) =>
            count > 0 &&
            count / (births * (1 - slack)) / share >= value - half &&
            count / (births * (1 + slack)) / share <= value + half,
        );
        if (fits || deaths > most) return [];
        const shown = Math.round(deaths * 100) / 100;
        return [
          {
            code: "rate-of-no-whole-number",
            severity: "suspicious",
            confidence: 0.65,
            message: {
              zh: `按出生 ${births} 人，“${name}”${value}${unit} 相当于 ${shown} 例死亡，不是整数。`,
              en: `Of ${births} births “${name}”, ${value}${unit}, is ${shown} deaths, no whole number.`,
            },
            arithmetic: `${births} × ${value}${unit} = ${shown}`,
            sources: [source],
            indicators: [name],
          },
        ];
      });
  });
