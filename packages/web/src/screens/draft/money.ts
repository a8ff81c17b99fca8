import type { Lang } from "../../session/session.tsx";

const DIGITS = { maximumSignificantDigits: 3 };

/** Yuan as each language counts them: 万元 and 亿元, or thousands and millions; three digits, which is all that a range of projects bears. */
export function formatMoney(cny: number, lang: Lang): string {
  const [sign, size] = [cny < 0 ? "−" : "", Math.abs(cny)];
  const in_ = (scale: number) => (size / scale).toLocaleString("en-US", DIGITS);
  if (lang === "zh") {
    const text = size >= 1e8 ? `${in_(1e8)} 亿元` : size >= 1e4 ? `${in_(1e4)} 万元` : `${in_(1)} 元`;
    return `${sign}${text}`;
  }
  return `${sign}CNY ${size >= 1e6 ? `${in_(1e6)} million` : in_(1)}`;
}

/** A range with its middle; one figure where there is no range. */
export function formatRange(
  { low, median, high }: { readonly low: number; readonly median: number; readonly high: number },
  lang: Lang,
): string {
  const [from, middle, to] = [low, median, high].map((cny) => formatMoney(cny, lang));
  return from === to ? `${middle}` : `${from} – ${middle} – ${to}`;
}

/** From and to, for a project that says a size from and to. */
export function formatSpan({ low, high }: { readonly low: number; readonly high: number }, lang: Lang): string {
  const [from, to] = [low, high].map((cny) => formatMoney(cny, lang));
  return from === to ? `${from}` : `${from} – ${to}`;
}
