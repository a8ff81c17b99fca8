import type { Evaluated } from "../plan-work/evaluate.ts";
import type { Block } from "./frame.ts";
import { nameOf, type Section } from "./indicator-section.ts";
import { decimal, tenths } from "./numbers.ts";
import { type Cell, heading, paragraph, table } from "./parts.ts";
import { filled } from "./words.ts";

type Effect = Evaluated["effects"][number];

/** Who delivered how much: “A 40, B 200”. */
function partsOf({ parts }: Effect, { words, language }: Section): string {
  const named = parts.map((part) => `${nameOf(part, language)} ${part.amount ?? words.notSaid}`);
  return named.join(language === "zh" ? "；" : "; ");
}

/** One line for an indicator's own place in the report: what finished projects add to it. */
export function effectLine(effect: Effect, section: Section): string {
  const { words, language } = section;
  return `${filled(words.effectOf, { kind: words.kindsOfEffect[effect.kind], n: tenths(effect.delivered) })} ${effect.arithmetic[language]}`;
}

/** What the finished projects do to the rows they serve, each with its arithmetic; without people only what was delivered. */
export function effectSection(section: Section): Block[] {
  const { evaluated, words, language } = section;
  const { effects, people } = evaluated;
  if (effects.length === 0) return [];
  const rows = effects.map((effect): Cell[] => [
    nameOf(effect, language),
    partsOf(effect, section) || words.noneFinished,
    `${tenths(effect.delivered)} / ${tenths(effect.planned)}`,
    decimal(effect.before),
    decimal(effect.change, 3),
    decimal(effect.after, 3),
    effect.arithmetic[language],
  ]);
  const base =
    people === null
      ? words.noPeople
      : filled(words.peopleOf, { n: people.count, year: people.year, source: people.source[language] });
  return [
    heading(words.effects, 2),
    paragraph(base, "note"),
    paragraph(words.effectsHelp, "note"),
    table({ head: words.effectColumns, widths: [18, 22, 12, 10, 9, 10, 20], rows }),
  ];
}
