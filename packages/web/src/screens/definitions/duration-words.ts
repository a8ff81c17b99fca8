import { useLanguage } from "../../strings/language.ts";

const units = {
  zh: { Y: " 年", M: " 个月", W: " 周", D: " 天" },
  en: { Y: " y", M: " mo", W: " wk", D: " d" },
} as const;

/**
 * An ISO 8601 duration of calendar parts in words: `P3M-14D` is "3 个月 −14 天". A setting in braces keeps its name.
 */
export function durationWords(duration: string, lang: "zh" | "en"): string {
  const parts = [...duration.matchAll(/(-?)(\d+|\{[^}]+\})([YMWD])/g)];
  if (parts.length === 0) return duration;
  return parts
    .map(
      ([, sign, amount, unit]) =>
        `${sign === "-" ? "−" : ""}${amount}${units[lang][unit as keyof (typeof units)["zh"]]}`,
    )
    .join(" ");
}

export function useDurationWords(): (duration: string) => string {
  const { lang } = useLanguage();
  return (duration) => durationWords(duration, lang);
}
