import { Fragment } from "react";
import type { PlanProject, PlanProjects } from "../../api/types.ts";
import { Scroll, Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { barsOf, placeOf, scaleOf, yearsOf } from "./timeline.ts";

/** When each project was to be built and when it was: a drawing of what the table below says in days. */
export function ProjectTimeline(props: {
  readonly page: PlanProjects;
  readonly onOpen: (project: PlanProject) => void;
}) {
  const { page, onOpen } = props;
  const { t, lang } = useLanguage();
  const years = yearsOf(page.plan, page.items);
  const scale = scaleOf(years);
  return (
    <Section title={t("project.timeline")} help={t("project.timelineHelp")}>
      <Scroll label={t("project.timeline")}>
        <div className="gantt">
          <span />
          <span className="gantt-years" aria-hidden="true">
            {years.map((year) => (
              <span key={year} className="gantt-year">
                {year}
              </span>
            ))}
          </span>
          {page.items.map((project) => (
            <Fragment key={project.id}>
              <button type="button" className="link" onClick={() => onOpen(project)}>
                {lang === "en" ? (project.nameEn ?? project.name) : project.name}
              </button>
              <span className="gantt-track" aria-hidden="true">
                {barsOf(project, page.today, scale).map((bar) => (
                  <span
                    key={`${bar.kind}${bar.left}`}
                    className={`gantt-bar gantt-${bar.kind}`}
                    style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
                  />
                ))}
                <span className="gantt-today" style={{ left: `${placeOf(page.today, scale)}%` }} />
              </span>
            </Fragment>
          ))}
        </div>
      </Scroll>
    </Section>
  );
}
