import type { Text } from "../../api/types.ts";
import { useLanguage } from "../../strings/language.ts";
import type { DistrictProgramme } from "../visit/programme.ts";

export type Settings = DistrictProgramme["settings"];

/** A rule's text without a person: settings by their value, what depends on the person as an ellipsis. */
export function ruleWords(text: string, settings: Settings): string {
  return text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = settings[name.replace(/^settings\./, "").trim()];
    return value === undefined ? "…" : String(value);
  });
}

const units = {
  zh: { Y: " 年", M: " 个月", W: " 周", D: " 天" },
  en: { Y: " y", M: " mo", W: " wk", D: " d" },
} as const;

/** An ISO 8601 duration of calendar parts in words: `P3M-14D` is "3 个月 −14 天"; a setting stands with its value. */
export function durationWords(duration: string, lang: "zh" | "en", settings: Settings): string {
  const parts = [...ruleWords(duration, settings).matchAll(/(-?)(\d+|…)([YMWD])/g)];
  if (parts.length === 0) return duration;
  const words = parts.map(([, sign, amount, unit], at) => {
    const minus = sign === "-" ? "−" : at > 0 ? "+" : "";
    return `${minus}${amount}${units[lang][unit as keyof (typeof units)["zh"]]}`;
  });
  return words.join(" ");
}

/** Rules and durations of one programme in the language on screen. */
export function useRuleWords(settings: Settings) {
  const { lang, pick } = useLanguage();
  return {
    rule: (text: Text) => ruleWords(pick(text), settings),
    duration: (text: string) => durationWords(text, lang, settings),
  };
}
