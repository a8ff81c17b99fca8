import { CHINA_OFFSET } from "@kangyu/fhir";
import { type CheckForm, noForms } from "./check-form.ts";
import { readSchema } from "./schema.ts";
import { compileValidator, type Validate } from "./validator.ts";

/** What rows are judged by; made once for a server. */
export interface Judge {
  readonly validate: Validate;
  readonly checkForm: CheckForm;
  /** The catalogue of the same forms and views: threads that help with a large file read it. Absent: none help. */
  readonly catalogueDir?: string;
  /** Milliseconds since the epoch; the one clock of an import. */
  readonly now: () => number;
  /** Minutes east of UTC of the district. */
  readonly offsetMinutes: number;
}

/** What rows are judged by: FHIR R4, what is possible, and the forms of the programmes. About 40 ms, once. */
export function makeJudge(options: {
  readonly now: () => number;
  readonly checkForm?: CheckForm;
  readonly catalogueDir?: string;
  readonly offsetMinutes?: number;
}): Judge {
  return {
    validate: compileValidator(readSchema()),
    checkForm: options.checkForm ?? noForms,
    now: options.now,
    ...(options.catalogueDir !== undefined && { catalogueDir: options.catalogueDir }),
    offsetMinutes: options.offsetMinutes ?? CHINA_OFFSET,
  };
}
