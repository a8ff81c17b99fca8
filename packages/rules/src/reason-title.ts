import type { Programme, Text } from "./programme.ts";

const MISSING = "missing:";

/**
 * A reason of a measure in words that fit many people at once: the rule's title, or its text without values. A reason
 * `missing:<reason>` says that this rule could not be judged. Takes reasons as spans carry them; one that the definition
 * does not have comes back as it is.
 */
export function reasonTitle(programme: Programme, track: string, reason: string): Text {
  if (reason.startsWith(MISSING)) {
    const name = reason.slice(MISSING.length);
    const { zh, en } = name === "population" ? POPULATION : reasonTitle(programme, track, name);
    return { zh: `资料缺失，无法判断（${zh}）`, en: `Cannot be told, a value is missing (${en})` };
  }
  const rule = programme.measures?.[track]?.rules.find((one) => one.reason === reason);
  if (rule === undefined) return { zh: reason, en: reason };
  return rule.title ?? { zh: withoutValues(rule.text.zh), en: withoutValues(rule.text.en) };
}

const POPULATION: Text = { zh: "是否属于统计人群", en: "whether the person belongs" };

function withoutValues(template: string): string {
  return template.replace(/\{[^{}]*\}/g, "…");
}
