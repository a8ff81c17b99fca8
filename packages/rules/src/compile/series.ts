import { parseDay } from "@kangyu/fhir";
import type { Dose, SeriesStep } from "../programme.ts";
import type { Builder } from "./builder.ts";
import type { CompiledDose, CompiledSeries } from "./types.ts";

/** The first day of a schedule that was always in force. */
const ALWAYS = -1e9;

export function compileSchedules(builder: Builder, step: SeriesStep, path: string): CompiledSeries["schedules"] {
  return step.schedules.map((schedule, i) => {
    const at = `${path}.schedules[${i}]`;
    const from = schedule.from === undefined ? ALWAYS : parseDay(schedule.from);
    if (from === null) builder.report("bad-date", `${at}.from`, schedule.from ?? "");
    return {
      from: from ?? ALWAYS,
      doses: schedule.doses.map((dose, d) => compileDose(builder, dose, `${at}.doses[${d}]`)),
    };
  });
}

function compileDose(builder: Builder, dose: Dose, path: string): CompiledDose {
  const optional = (text: string | undefined, name: string) =>
    text === undefined ? null : builder.duration(text, `${path}.${name}`);
  const minAge = builder.duration(dose.minAge, `${path}.minAge`);
  return {
    no: dose.no,
    minAge,
    dueAge: optional(dose.dueAge, "dueAge") ?? minAge,
    finishBefore: optional(dose.finishBefore, "finishBefore"),
    finishAfter:
      dose.finishAfter === undefined
        ? null
        : {
            fromDose: dose.finishAfter.fromDose,
            atMost: builder.duration(dose.finishAfter.atMost, `${path}.finishAfter.atMost`),
          },
    maxAge: optional(dose.maxAge, "maxAge"),
    intervals: (dose.intervals ?? []).map(({ fromDose, atLeast }, i) => ({
      fromDose,
      atLeast: builder.duration(atLeast, `${path}.intervals[${i}].atLeast`),
    })),
  };
}
