import { RefusedError } from "../../api/client.ts";
import { useDifferences } from "../../api/plan-work.ts";
import type { Differences } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { formatPoints } from "../../parts/score-bar.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Answered } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { StepProps } from "./evaluation-screen.tsx";
import { rowName } from "./figures-step.tsx";
import { WorkChanges } from "./work-changes.tsx";

const changedWords = {
  value: "evaluation.changedValue",
  light: "evaluation.changedLight",
  points: "evaluation.changedPoints",
  definition: "evaluation.changedDefinition",
  added: "evaluation.changedAdded",
  removed: "evaluation.changedRemoved",
} as const;

type Item = Differences["items"][number];

function Side({ side }: { readonly side: Item["before"] }) {
  if (side === null) return <>—</>;
  return (
    <>
      {formatValue(side.value)} <LightWord light={side.light} />
      <span className="share">
        {formatPoints(side.points)} {side.definition ?? ""}
      </span>
    </>
  );
}

function Table({ data, title }: { readonly data: Differences; readonly title: string }) {
  const { t, lang } = useLanguage();
  const than =
    data.against === null
      ? null
      : t("evaluation.than", { year: data.against.year, kind: t(`evaluation.${data.against.kind}`) });
  if (data.items.length === 0) return <p className="help">{t("evaluation.noDifferences")}</p>;
  return (
    <Scroll label={title}>
      <p className="help">
        {than === null ? "" : `${than} · `}
        {t("evaluation.total")}: {formatPoints(data.before.points)} → {formatPoints(data.after.points)}
      </p>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("board.name")}</th>
            <th scope="col">{than ?? t("evaluation.earlier")}</th>
            <th scope="col">{t("evaluation.now")}</th>
            <th scope="col">{t("evaluation.changed")}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <tr key={item.key}>
              <th scope="row">
                {rowName(item, lang)}
                <span className="share">{planUnit(item.unit, lang)}</span>
              </th>
              <td>
                <Side side={item.before} />
              </td>
              <td>
                <Side side={item.after} />
              </td>
              <td>{item.changed.map((one) => t(changedWords[one])).join(lang === "zh" ? "、" : ", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Both(props: { readonly data: Differences; readonly title: string }) {
  return (
    <>
      <Table {...props} />
      <WorkChanges {...props} />
    </>
  );
}

/** Against the last signed evaluation of an earlier year; and, once signed, what the records say differently now. */
export function CompareStep({ evaluation }: StepProps) {
  const { t } = useLanguage();
  const comparison = useDifferences(evaluation.id, "comparison", true);
  const isSigned = evaluation.state === "signed";
  const differences = useDifferences(evaluation.id, "differences", isSigned);
  const isFirst = comparison.error instanceof RefusedError && comparison.error.refusal.code === "unknown-evaluation";
  return (
    <>
      <Section title={t("evaluation.comparison")}>
        {isFirst ? (
          <p className="help">{t("evaluation.noComparison")}</p>
        ) : (
          <Answered query={comparison}>{(data) => <Both data={data} title={t("evaluation.comparison")} />}</Answered>
        )}
      </Section>
      {isSigned ? (
        <Section title={t("evaluation.differences")} help={t("evaluation.differencesHelp")}>
          <Answered query={differences}>{(data) => <Both data={data} title={t("evaluation.differences")} />}</Answered>
        </Section>
      ) : null}
    </>
  );
}
