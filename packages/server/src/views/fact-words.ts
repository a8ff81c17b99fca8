import { type Fact, type FactValue, isoOfDay } from "@kangyu/fhir";
import type { Form, FormField } from "@kangyu/rules";
import type { ProgrammeEntry } from "../definitions.ts";

interface Words {
  zh: string;
  en: string;
}

/** The most values that fit a line; the whole fact is one click away. */
const SHOWN = 4;

function formOf(fact: Fact, entry: ProgrammeEntry | undefined): Form | undefined {
  const [programme, form] = fact.code.split("/");
  return programme === entry?.programme.id && form !== undefined ? entry?.programme.forms?.[form] : undefined;
}

function valueWords(value: FactValue, field: FormField | undefined): Words {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  const option = field?.options?.find((one) => one.code === value);
  if (option !== undefined) return { ...option.title };
  if (field?.unit === undefined) return { zh: String(value), en: String(value) };
  const { text, ucum } = field.unit;
  // Some units are written in Chinese only (次/分); their UCUM code serves the other language.
  return { zh: `${value} ${text}`, en: `${value} ${/^[\x20-\x7e°µ²³]+$/.test(text) ? text : ucum}` };
}

/** A fact in one line: what it is, its day, and its first values with their units. */
export function factWords(fact: Fact, entry: ProgrammeEntry | undefined): Words {
  const form = formOf(fact, entry);
  const fields = new Map(form?.fields.map((field) => [field.id, field]));
  const order = [...fields.keys()];
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const parts = Object.entries(fact.values)
    .filter(([, value]) => value !== null && value !== "")
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .slice(0, SHOWN)
    .map(([name, value]) => {
      const field = fields.get(name);
      const words = valueWords(value, field);
      const title = field?.title ?? { zh: name, en: name };
      return { zh: `${title.zh} ${words.zh}`, en: `${title.en} ${words.en}` };
    });
  const title = form?.title ?? { zh: fact.code, en: fact.code };
  const day = isoOfDay(fact.day);
  return {
    zh: [`${day} ${title.zh}`, parts.map((part) => part.zh).join("，")].filter(Boolean).join("："),
    en: [`${day} ${title.en}`, parts.map((part) => part.en).join(", ")].filter(Boolean).join(": "),
  };
}
