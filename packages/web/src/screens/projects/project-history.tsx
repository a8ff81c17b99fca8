import { Button } from "antd";
import { useProjectHistory } from "../../api/plan-work.ts";
import type { PlanProject } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { Section } from "../../parts/section.tsx";
import { Answered } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

/** Every version of a project with who wrote it and why; an earlier one can be made the newest. */
export function ProjectHistoryPart(props: {
  readonly plan: string;
  readonly project: PlanProject;
  readonly onRestore: (version: PlanProject) => void;
}) {
  const { t } = useLanguage();
  const history = useProjectHistory(props.plan, props.project.id);
  return (
    <Section title={t("work.history")}>
      <Answered query={history} rows={3}>
        {({ versions }) => (
          <ul className="plain-list">
            {versions.toReversed().map((one) => (
              <li key={one.version}>
                {t("work.version", { version: one.version })} · {t(`project.${one.stage}`)} · {one.operator} ·{" "}
                {formatInstant(one.at)} {one.reason === null ? "" : `· ${one.reason}`}{" "}
                {one.version === props.project.version ? null : (
                  <OnlyFor right="plan">
                    <Button size="small" onClick={() => props.onRestore(one)}>
                      {t("work.restore")}
                    </Button>
                  </OnlyFor>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Section>
  );
}
