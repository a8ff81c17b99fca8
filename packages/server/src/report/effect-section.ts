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
  const delivered = filled(words.effectOf, { kind: words.kindsOfEffect[effect.kind], n: tenths(effect.delivered) });
  const people = peopleOf(effect, section);
  return `${delivered} ${effect.arithmetic[language]}${people === null ? "" : filled(words.ofPeople, { people })}`;
}

/** How many people the rate is for, by which source of which day. */
function peopleOf({ people }: Effect, { language }: Section): string | null {
  return people === null ? null : `${people.count} (${people.year}; ${people.source[language]})`;
}

/** What the finished projects do to the rows they serve, each with its arithmetic; without people only what was delivered. */
export function effectSection(section: Section): Block[] {
  const { evaluated, words, language } = section;
  const { effects } = evaluated;
  if (effects.length === 0) return [];
  const rows = effects.map((effect): Cell[] => [
    nameOf(effect, language),
    partsOf(effect, section) || words.noneFinished,
    `${tenths(effect.delivered)} / ${tenths(effect.planned)}`,
    decimal(effect.before),
    decimal(effect.change, 3),
    decimal(effect.after, 3),
    peopleOf(effect, section),
    effect.arithmetic[language],
  ]);
  return [
    heading(words.effects, 2),
    ...(effects.some(({ people }) => people === null) ? [paragraph(words.noPeople, "note")] : []),
    paragraph(words.effectsHelp, "note"),
    table({ head: words.effectColumns, widths: [13, 15, 10, 9, 8, 9, 19, 17], rows }),
  ];
}
