import type { Step } from "@kangyu/rules";
import type { ReactNode } from "react";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { DistrictProgramme } from "../visit/programme.ts";
import { type Settings, useRuleWords } from "./rule-words.ts";
import { SourceWords } from "./source-words.tsx";

interface Timed {
  readonly key: string;
  readonly when: ReactNode;
  readonly opens: string;
  readonly overdue: string;
}

/** The timings of a step of any kind as rows: under what, from when, until when. */
function useTimings(settings: Settings): (step: Step) => readonly Timed[] {
  const { t } = useLanguage();
  const { rule, duration: words } = useRuleWords(settings);
  return (step) => {
    if (step.kind === "recurring") {
      const first = { key: "first", when: t("definitions.first"), ...timed(step.first.opens, step.first.within) };
      return [
        first,
        ...step.next.map((next) => ({ key: next.reason, when: rule(next.text), ...timed(next.opens, next.within) })),
      ];
    }
    if (step.kind === "window") return [{ key: "window", when: step.from, ...timed(step.opens, step.closes) }];
    if (step.kind === "follow-up") {
      const within = words(step.within);
      return step.after.causes.map((cause) => ({
        key: cause.reason,
        when: rule(cause.text),
        opens: "0",
        overdue: within,
      }));
    }
    return step.schedules.flatMap((schedule) =>
      schedule.doses.map((dose) => ({
        key: `${schedule.from ?? ""}-${dose.no}`,
        when: `${schedule.from ? `${schedule.from} · ` : ""}${t("definitions.doses")} ${dose.no}`,
        ...timed(dose.dueAge ?? dose.minAge, dose.finishBefore ?? ""),
      })),
    );
  };
  function timed(opens: string, overdue: string) {
    return { opens: words(opens), overdue: overdue === "" ? "—" : words(overdue) };
  }
}

function OneStep({ step, settings }: { readonly step: Step; readonly settings: Settings }) {
  const { t, pick } = useLanguage();
  const timings = useTimings(settings);
  return (
    <>
      <h3>
        {pick(step.title)}{" "}
        <span className="tag">{t(step.kind === "window" ? "definitions.windowKind" : `definitions.${step.kind}`)}</span>
      </h3>
      <p>
        <SourceWords source={step.source} />
      </p>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("indicator.reason")}</th>
            <th scope="col">{t("step.due")}</th>
            <th scope="col">{t("worklist.until")}</th>
          </tr>
        </thead>
        <tbody>
          {timings(step).map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.when}</th>
              <td className="nowrap">{row.opens}</td>
              <td className="nowrap">{row.overdue}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function StepsPart({ data }: { readonly data: DistrictProgramme }) {
  const { t } = useLanguage();
  const steps = Object.entries(data.definition.steps ?? {});
  if (steps.length === 0) return null;
  return (
    <Section title={t("definitions.steps")}>
      {steps.map(([name, step]) => (
        <OneStep key={name} step={step} settings={data.settings} />
      ))}
    </Section>
  );
}
