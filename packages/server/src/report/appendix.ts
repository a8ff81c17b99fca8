import { unitIn } from "@kangyu/indicators";
import type { Evaluated, EvaluationRow } from "../plan-work/evaluate.ts";
import { LIGHTS } from "../views/workbook-words.ts";
import type { Block } from "./frame.ts";
import { definitionAnchor, nameOf, type Section } from "./indicator-section.ts";
import { decimal } from "./numbers.ts";
import { anchor, heading, paragraph, table } from "./parts.ts";
import { filled } from "./words.ts";

type Definition = Evaluated["definitions"][number];
type ReportedDefinition = Evaluated["reportedDefinitions"][number];

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
    ...evaluated.reportedDefinitions.flatMap((one) => reportedDefinitionBlocks(one, section)),
    ...evaluated.rows
      .filter(({ definition, reportedBy }) => definition === null && reportedBy === null)
      .flatMap((row) => printedBlocks(row, section)),
    ...reportedBlocks(section),
    ...notScoredBlocks(section),
  ];
}

function definitionBlocks(one: Definition, { evaluated, words, language }: Section): Block[] {
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
    [parts.about, filled(words.countedOn, { asOf: evaluated.asOf, day: evaluated.computedOn })],
  ];
  return defined(`${one.name[language]} (${unitIn(one.unit, language)})`, anchor("def", one.id), lines);
}

function defined(title: string, to: string, lines: readonly (readonly [string, string])[]): Block[] {
  return [heading(title, 2, to), table({ head: null, widths: [20, 80], rows: lines })];
}

function aboutLine(rows: readonly EvaluationRow[], { evaluated, words }: Section): [string, string] {
  const isHandedIn = rows.some(({ reported }) => reported !== null);
  const about = isHandedIn ? filled(words.handedInFor, { year: evaluated.year }) : "—";
  return [words.definitionParts.about, about];
}

/** What a value is handed in by: the same of a definition whose value no record gives. */
function reportedDefinitionBlocks(one: ReportedDefinition, section: Section): Block[] {
  const { evaluated, words, language } = section;
  const parts = words.definitionParts;
  const lines: [string, string][] = [
    [parts.version, `${one.id} ${one.version}`],
    [parts.inForce, one.inForceFrom],
    [parts.numerator, one.numerator[language]],
    [parts.denominator, one.denominator?.[language] ?? "—"],
    [parts.multiplier, one.multiplier === null ? "—" : `× ${one.multiplier}`],
    [parts.population, one.population[language]],
    [parts.period, one.period[language]],
    [parts.collection, one.collection[language]],
    [parts.system, one.system[language]],
    [parts.source, one.source],
    aboutLine(
      evaluated.rows.filter(({ reportedBy }) => reportedBy?.id === one.id),
      section,
    ),
  ];
  return defined(`${one.name[language]} (${unitIn(one.unit, language)})`, anchor("def", one.id), lines);
}

/** A row that no definition fits: what the plan prints is all that says what its value means. */
function printedBlocks(row: EvaluationRow, section: Section): Block[] {
  const { words, language } = section;
  const unit = unitIn(row.unit, language);
  const printed = language === "en" && row.nameEn !== null ? `${row.nameEn} (${row.name})` : row.name;
  const lines: [string, string][] = [
    [words.definitionParts.printed, unit === "" ? printed : `${printed}; ${unit}`],
    [words.definitionParts.source, words.noDefinition],
    aboutLine([row], section),
  ];
  return defined(nameOf(row, language), definitionAnchor(row), lines);
}

function reportedBlocks({ evaluated, words, language }: Section): Block[] {
  const rows = evaluated.rows.filter(({ reported }) => reported !== null);
  return [
    heading(words.appendixReported, 1),
    rows.length === 0
      ? paragraph(words.noReported, "note")
      : table({
          head: words.reportedColumns,
          widths: [34, 12, 16, 38],
          rows: rows.map((row) => [
            { text: nameOf(row, language), to: definitionAnchor(row), mark: anchor("rep", row.key) },
            decimal(row.value),
            row.reported?.day ?? null,
            row.reported?.source ?? null,
          ]),
        }),
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
