import { type Command, type Invocation, textFlag, UnusableInput } from "../command.ts";
import { badLine, type CsvFile, type CsvRow, requiredNumber } from "../csv-file.ts";

/** One statistic of a CSV file: its columns, and what is made of them. */
export interface Statistic {
  readonly name: string;
  readonly summary: string;
  readonly columns: readonly string[];
  readonly optional?: string;
  readonly flags?: Command["flags"];
  /** Flags of the example in the help. */
  readonly example?: string;
  of(file: CsvFile, invocation: Invocation): object | Promise<object>;
}

export const whole = (file: CsvFile, row: CsvRow, column: string) => requiredNumber(file, row, { column, whole: true });
export const number = (file: CsvFile, row: CsvRow, column: string) => requiredNumber(file, row, { column });

export function positive(file: CsvFile, row: CsvRow, column: string): number {
  const value = number(file, row, column);
  if (value > 0) return value;
  throw badLine(file.path, row.line, { zh: `${column} 应大于 0`, en: `${column} must be above 0` });
}

/** A flag that is a number above 0. */
export function numberFlag(invocation: Invocation, name: string): number {
  const text = textFlag(invocation, name) ?? "";
  const value = text === "" ? Number.NaN : Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UnusableInput(
    `--${flag} 应为大于 0 的数，不能是“${text}”。 / --${flag} must be a number above 0, not "${text}".`,
  );
}
