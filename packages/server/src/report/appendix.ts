import type { Evaluated } from "../plan-work/evaluate.ts";
import { LIGHTS } from "../views/workbook-words.ts";
import type { Block } from "./frame.ts";
import { nameOf, type Section } from "./indicator-section.ts";
import { decimal } from "./numbers.ts";
import { anchor, heading, paragraph, table } from "./parts.ts";

type Definition = Evaluated["definitions"][number];

/** How it was scored, what every number means with version and date, and what was left out and why. */
export function appendix(section: Section): Block[] {
  const { evaluated, words, language } = section;
  const { rules } = evaluated;
  return [
    heading(words.appendixRules, 1),
    paragraph(
      `${rules.title[language]} · ${rules.id} ${rules.version} · ${rules.source === "local choice" ? words.localChoice : rules.source}`,
      "note",
    ),
    ...rules.words.map((one) => paragraph(one[language])),
    heading(words.appendixDefinitions, 1),
    ...evaluated.definitions.flatMap((one) => definitionBlocks(one, section)),
    ...reportedBlocks(section),
    ...notScoredBlocks(section),
  ];
}

function definitionBlocks(one: Definition, { words, language }: Section): Block[] {
  const parts = words.definitionParts;
  const choices = one.localChoices.map(({ title, value }) => `${title[language]}: ${value}`).join("; ");
  const lines: [string, string][] = [
    [parts.version, `${one.id} ${one.version}`],
    [parts.inForce, one.inForceFrom],
    [parts.numerator, one.numerator[language]],
    [parts.denominator, one.denominator[language]],
    [parts.attribution, one.attribution[language]],
    [parts.period, one.period[language]],
    [parts.choices, choices === "" ? "—" : choices],
    [parts.source, one.source],
  ];
  return [
    heading(`${one.name[language]} (${one.unit})`, 2, anchor("def", one.id)),
    table({ head: null, widths: [20, 80], rows: lines }),
  ];
}

function reportedBlocks({ evaluated, words, language }: Section): Block[] {
  const rows = evaluated.rows.filter(({ reported }) => reported !== null);
  return [
    heading(words.appendixReported, 1),
    ...(rows.length === 0
      ? [paragraph(words.noReported, "note")]
      : rows.flatMap((row) => [
          heading(nameOf(row, language), 3, anchor("rep", row.key)),
          table({
            head: words.reportedColumns,
            widths: [34, 12, 16, 38],
            rows: [
              [nameOf(row, language), decimal(row.value), row.reported?.day ?? null, row.reported?.source ?? null],
            ],
          }),
        ])),
  ];
}

function notScoredBlocks({ evaluated, words, language }: Section): Block[] {
  const rows = evaluated.rows.filter(({ score }) => score.points === null);
  if (rows.length === 0) return [];
  return [
    heading(words.appendixNotScored, 1),
    table({
      head: words.notScoredColumns,
      widths: [40, 15, 45],
      rows: rows.map((row) => [nameOf(row, language), LIGHTS[language][row.light], row.why.text[language]]),
    }),
  ];
}
