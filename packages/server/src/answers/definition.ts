import type { Indicator } from "@kangyu/indicators";
import type { Context } from "../context.ts";
import type { Definition } from "../views/indicator-view.ts";

const PERIODS = {
  year: { zh: "自然年：1月1日至统计日", en: "Calendar year: from 1 January to the as-of day" },
  instant: { zh: "统计日当天", en: "On the as-of day" },
} as const;

/** The choices of the district that the programme behind an indicator rests on, with the value in force. */
function localChoices(context: Context, programme: string | null): Definition["localChoices"] {
  const entry = programme === null ? undefined : context.definitions.programmes.get(programme);
  return Object.entries(entry?.programme.settings ?? {})
    .filter(([, setting]) => setting.source === "local choice")
    .map(([name, setting]) => ({
      title: { ...setting.title },
      value: String(entry?.settings[name] ?? setting.default),
    }));
}

/** An indicator's definition in words: what is counted, over whom, by which source, with which local choices. */
export function shownDefinition(context: Context, indicator: Indicator): Definition {
  return {
    id: indicator.id,
    version: indicator.version,
    name: { ...indicator.name },
    unit: indicator.unit,
    direction: indicator.direction,
    numerator: { ...indicator.numerator.text },
    denominator: { ...indicator.denominator.text },
    attribution: { ...indicator.attribution },
    period: { ...PERIODS[indicator.period] },
    source: indicator.source,
    inForceFrom: indicator.inForce.from,
    programme: indicator.programme,
    localChoices: localChoices(context, indicator.programme),
  };
}
