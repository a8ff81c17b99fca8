import type { Translated } from "./definition.ts";
import type { Trigger, Within } from "./event-rules.ts";

const PLACES: Readonly<Record<Within, Translated>> = {
  class: { zh: "同一班级", en: "one class" },
  unit: { zh: "同一单位", en: "one unit" },
  site: { zh: "同一感染地点", en: "one site of infection" },
  institution: { zh: "同一医疗机构", en: "one institution" },
  village: { zh: "同一行政村", en: "one village" },
  township: { zh: "同一乡镇", en: "one township" },
  county: { zh: "同一县区", en: "one county" },
  event: { zh: "同一事件", en: "one event" },
};

/** Why a signal is one: what was seen, in what time and where, and from which number on it is reported. */
export function whyOf({ count, atLeast, days, within, quiet }: Trigger, observed: number): Translated {
  const place = PLACES[within];
  const [zh, en] =
    count === "deaths"
      ? ["例死亡", observed === 1 ? "death" : "deaths"]
      : ["例病例", observed === 1 ? "case" : "cases"];
  if (quiet !== undefined)
    return quiet === "ever"
      ? { zh: `${place.zh}首次出现`, en: `the first ever in ${place.en}` }
      : {
          zh: `${place.zh}${quiet} 年内首次出现，或已宣布消除`,
          en: `the first in ${place.en} in ${quiet} years, or declared eliminated`,
        };
  return {
    zh: `${place.zh}${days === undefined ? "" : ` ${days} 天内`} ${observed} ${zh}，达到 ${atLeast}`,
    en: `${observed} ${en} in ${place.en}${days === undefined ? "" : ` within ${days} days`}; ${atLeast} must be reported`,
  };
}
