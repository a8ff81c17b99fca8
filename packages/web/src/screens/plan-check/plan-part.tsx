import { isPromise } from "@kangyu/plan";
import type { ReactNode } from "react";
import type { PlanContent } from "../../api/types.ts";
import { formatAmount, formatCount } from "../../parts/format.ts";
import { Scroll } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { PartProps } from "./findings-part.tsx";
import { placeId } from "./marks.ts";

function Titled(props: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <section aria-label={props.title}>
      <h2 className="group-head">
        {props.title} <span className="group-count">{formatCount(props.count)}</span>
      </h2>
      {props.count === 0 ? <Empty title={t("states.empty")} /> : <Scroll label={props.title}>{props.children}</Scroll>}
    </section>
  );
}

type Place = PlanContent["bindings"][number]["place"];
type RowsProps = Pick<PartProps, "content" | "onShow">;

/** The words of a row, which lead to its place in the document. */
function Led(props: {
  readonly place: Place | undefined;
  readonly onShow: (id: string) => void;
  readonly words: string;
}) {
  const { place, onShow, words } = props;
  if (!place) return <>{words}</>;
  return (
    <button type="button" className="link" onClick={() => onShow(placeId(place))}>
      {words}
    </button>
  );
}

const yearsOf = (years: { readonly from: number | null; readonly to: number | null } | null) =>
  years === null ? "—" : years.from === years.to ? String(years.from) : `${years.from ?? ""}–${years.to ?? ""}`;

/** Each row with its number among the indicators, by which its place is known. */
const numbered = (content: PlanContent) => content.plan.indicators.map((row, index) => ({ row, index }));

function Indicators({ content, onShow }: RowsProps) {
  const { t } = useLanguage();
  const rows = numbered(content).filter(({ row }) => isPromise(row));
  return (
    <Titled title={t("plans.indicators")} count={rows.length}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("board.name")}</th>
            <th scope="col">{t("board.unit")}</th>
            <th scope="col" className="num">
              {t("board.baseline")}
            </th>
            <th scope="col" className="num">
              {t("board.targetNoYear")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, index }) => (
            <tr key={index}>
              <th scope="row">
                <Led place={content.bindings[index]?.place} onShow={onShow} words={row.name} />
                <span className="share">{row.from === "text" ? t("plans.fromText") : (row.domain ?? "")}</span>
              </th>
              <td>{row.unit ?? ""}</td>
              <td className="num">{formatAmount(row.baseline)}</td>
              <td className="num">
                {row.targets.map((one) => (
                  <span className="share" key={`${one.year}-${one.raw}`}>
                    {one.year ?? ""} {one.raw}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Titled>
  );
}

/** Figures of before the plan that only its text gives. */
function StatedBefore({ content, onShow }: RowsProps) {
  const { t } = useLanguage();
  const rows = numbered(content).filter(({ row }) => !isPromise(row));
  if (rows.length === 0) return null;
  return (
    <Titled title={t("plans.statedBefore")} count={rows.length}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("board.name")}</th>
            <th scope="col">{t("board.unit")}</th>
            <th scope="col" className="num">
              {t("board.baseline")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, index }) => (
            <tr key={index}>
              <th scope="row">
                <Led place={content.bindings[index]?.place} onShow={onShow} words={row.name} />
              </th>
              <td>{row.unit ?? ""}</td>
              <td className="num">
                <span className="share">
                  {row.baseline?.year ?? ""} {formatAmount(row.baseline)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Titled>
  );
}

function Tasks({ content, onShow }: RowsProps) {
  const { t } = useLanguage();
  const rows = content.plan.tasks;
  return (
    <Titled title={t("plans.tasks")} count={rows.length}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("plans.tasks")}</th>
            <th scope="col">{t("plans.lead")}</th>
            <th scope="col">{t("plans.participants")}</th>
            <th scope="col">{t("plans.deadline")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.source.line}-${row.title}`}>
              <th scope="row">
                <Led
                  place={content.places.tasks[index]}
                  onShow={onShow}
                  words={`${row.no ?? ""} ${row.title}`.trim()}
                />
              </th>
              <td>{row.lead.join(t("app.and"))}</td>
              <td>{row.participants.join(t("app.and"))}</td>
              <td>{row.deadline ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Titled>
  );
}

function Projects({ content, onShow }: RowsProps) {
  const { t } = useLanguage();
  const rows = content.plan.projects;
  return (
    <Titled title={t("plans.projects")} count={rows.length}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("plans.projects")}</th>
            <th scope="col">{t("plans.years")}</th>
            <th scope="col">{t("plans.investment")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.source.line}-${row.name}`}>
              <th scope="row">
                <Led place={content.places.projects[index]} onShow={onShow} words={row.name} />
                <span className="share">{row.stage ?? ""}</span>
              </th>
              <td className="nowrap">{yearsOf(row.years)}</td>
              <td>{row.investment?.raw ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Titled>
  );
}

/** What was read of the document: indicators, what its text says there was, tasks and projects. */
export function PlanPart({ content, onShow }: PartProps) {
  const { t } = useLanguage();
  return (
    <section className="pane" aria-label={t("plans.tabPlan")}>
      <Indicators content={content} onShow={onShow} />
      <StatedBefore content={content} onShow={onShow} />
      <Tasks content={content} onShow={onShow} />
      <Projects content={content} onShow={onShow} />
    </section>
  );
}
