import type { Form } from "@kangyu/rules";
import type { Value } from "../../api/types.ts";
import { useLanguage } from "../../strings/language.ts";
import { useProgramme } from "./programme.ts";

export interface FormWords {
  readonly field: (id: string) => string;
  readonly value: (id: string, value: Value | undefined) => string;
}

/** Names of a form's fields and options, and its values in words; ids and raw values until the definition is here. */
export function useFormWords(programme: string, form: string): FormWords {
  const { t, pick } = useLanguage();
  const definition: Form | undefined = useProgramme(programme).data?.definition.forms?.[form];
  const find = (id: string) => definition?.fields.find((field) => field.id === id) ?? definition?.derived?.[id];
  const option = (id: string, code: string) => {
    const title = find(id)?.options?.find((one) => one.code === code)?.title;
    return title ? pick(title) : code;
  };
  return {
    field: (id) => {
      const title = find(id)?.title;
      return title ? pick(title) : id;
    },
    value: (id, value) => {
      if (value === null || value === undefined) return "—";
      if (typeof value === "boolean") return t(value ? "visit.yes" : "visit.no");
      if (Array.isArray(value)) return value.map((code) => option(id, code)).join(t("app.and"));
      return option(id, String(value));
    },
  };
}
