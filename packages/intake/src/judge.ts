import { CHINA_OFFSET } from "@kangyu/fhir";
import { type CheckForm, noForms } from "./check-form.ts";
import type { Judge } from "./import-file.ts";
import { readSchema } from "./schema.ts";
import { compileValidator } from "./validator.ts";

/** What rows are judged by: FHIR R4, what is possible, and the forms of the programmes. About 40 ms, once. */
export function makeJudge(options: {
  readonly now: () => number;
  readonly checkForm?: CheckForm;
  readonly offsetMinutes?: number;
}): Judge {
  return {
    validate: compileValidator(readSchema()),
    checkForm: options.checkForm ?? noForms,
    now: options.now,
    offsetMinutes: options.offsetMinutes ?? CHINA_OFFSET,
  };
}
