import { useState } from "react";
import { useDistrict } from "../../api/queries.ts";
import type { Resident, Standing } from "../../api/types.ts";
import { Chips } from "../../parts/choice.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { StandingsChart } from "./standings-chart.tsx";

const kindWords = { state: "resident.kindState", step: "resident.kindStep", measure: "resident.kindMeasure" } as const;
const stepStates = ["due", "overdue", "missed", "done", "done-late", "invalid"] as const;
const measureStates = ["in", "out", "unknown"] as const;

/** A state of a track in words; a state of the definition's own (enrolled) stands as "current". */
export function useStateWord(): (state: string) => string {
  const { t } = useLanguage();
  return (state) => {
    const step = stepStates.find((one) => one === state);
    if (step) return t(`step.${step}`);
    const measure = measureStates.find((one) => one === state);
    return measure ? t(`state.${measure}`) : t("step.current");
  };
}

function StandingsTable({ standings }: { readonly standings: readonly Standing[] }) {
  const { t, pick } = useLanguage();
  const word = useStateWord();
  const heads = ["programme", "track", "status", "from", "to"] as const;
  return (
    <Scroll label={t("resident.tracksTable")}>
      <table className="data">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {t(`resident.${head}`)}
              </th>
            ))}
            <th scope="col">{t("indicator.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {standings.flatMap((standing) =>
            [...standing.spans].reverse().map((span) => (
              <tr key={`${standing.programme}.${standing.track}.${span.from}.${span.state}`}>
                <td>{pick(standing.programmeTitle)}</td>
                <th scope="row">
                  {pick(standing.title)} <span className="help">{t(kindWords[standing.kind])}</span>
                </th>
                <td>{word(span.state)}</td>
                <td className="nowrap">{span.from}</td>
                <td className="nowrap">{span.to ?? t("resident.ongoing")}</td>
                <td>{pick(span.reason.text)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </Scroll>
  );
}

export function StandingsPart({ data }: { readonly data: Resident }) {
  const { t } = useLanguage();
  const [as, setAs] = useState<"chart" | "table">("chart");
  const today = useDistrict().data?.today ?? "";
  return (
    <Section
      title={t("resident.standings")}
      help={t("resident.standingsHelp")}
      tools={
        <Chips
          label={t("resident.standings")}
          value={as}
          onChange={setAs}
          options={[
            { value: "chart", label: t("action.chart") },
            { value: "table", label: t("action.table") },
          ]}
        />
      }
    >
      {data.standings.length === 0 ? <Empty title={t("resident.noStandings")} /> : null}
      {data.standings.length > 0 && as === "chart" ? <StandingsChart standings={data.standings} today={today} /> : null}
      {data.standings.length > 0 && as === "table" ? <StandingsTable standings={data.standings} /> : null}
    </Section>
  );
}
