import { isPromise } from "@kangyu/plan";
import type { ReactNode } from "react";
import type { PlanContent } from "../../api/types.ts";
import { formatAmount, formatCount } from "../../parts/format.ts";
import { Scroll } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { PartProps } from "./findings-part.tsx";
import { placeId } from "./marks.ts";

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

interface ListProps {
  readonly title: string;
  /** Heads of the columns; the first column is the row's name. */
  readonly heads: readonly { readonly text: string; readonly num?: true }[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: ReactNode;
    readonly under: string;
    /** One for each further column. */
    readonly cells: readonly ReactNode[];
  }[];
}

/** One kind of what was read, counted, as a table. */
function ReadList({ title, heads, rows }: ListProps) {
  const { t } = useLanguage();
  const look = (at: number) => (heads[at]?.num ? "num" : undefined);
  return (
    <section aria-label={title}>
      <h2 className="group-head">
        {title} <span className="group-count">{formatCount(rows.length)}</span>
      </h2>
      {rows.length === 0 ? (
        <Empty title={t("states.empty")} />
      ) : (
        <Scroll label={title}>
          <table className="data">
            <thead>
              <tr>
                {heads.map(({ text }, at) => (
                  <th scope="col" key={text} className={look(at)}>
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, name, under, cells }) => (
                <tr key={key}>
                  <th scope="row">
                    {name}
                    {under === "" ? null : <span className="share">{under}</span>}
                  </th>
                  {cells.map((cell, at) => (
                    <td key={heads[at + 1]?.text} className={look(at + 1)}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function Indicators({ content, onShow }: RowsProps) {
  const { t } = useLanguage();
  const heads = [
    { text: t("board.name") },
    { text: t("board.unit") },
    { text: t("board.baseline"), num: true as const },
    { text: t("board.targetNoYear"), num: true as const },
  ];
  const rows = numbered(content)
    .filter(({ row }) => isPromise(row))
    .map(({ row, index }) => ({
      key: `${index}`,
      name: <Led place={content.bindings[index]?.place} onShow={onShow} words={row.name} />,
      under: row.from === "text" ? t("plans.fromText") : (row.domain ?? ""),
      cells: [
        row.unit ?? "",
        formatAmount(row.baseline),
        row.targets.map((one) => (
          <span className="share" key={`${one.year}-${one.raw}`}>
            {one.year ?? ""} {one.raw}
          </span>
        )),
      ],
    }));
  return <ReadList title={t("plans.indicators")} heads={heads} rows={rows} />;
}

/** Figures of before the plan that only its text gives. */
function StatedBefore({ content, onShow }: RowsProps) {
  const { t } = useLanguage();
  const heads = [
    { text: t("board.name") },
    { text: t("board.unit") },
    { text: t("board.baseline"), num: true as const },
  ];
  const rows = numbered(content)
    .filter(({ row }) => !isPromise(row))
    .map(({ row, index }) => ({
      key: `${index}`,
      name: <Led place={content.bindings[index]?.place} onShow={onShow} words={row.name} />,
      under: "",
      cells: [row.unit ?? "", `${row.baseline?.year ?? ""} ${formatAmount(row.baseline)}`],
    }));
  return rows.length === 0 ? null : <ReadList title={t("plans.statedBefore")} heads={heads} rows={rows} />;
}

function Tasks({ content, onShow }: RowsProps) {
  const { t } = useLanguage();
  const heads = (["tasks", "lead", "participants", "deadline"] as const).map((one) => ({ text: t(`plans.${one}`) }));
  const rows = content.plan.tasks.map((row, index) => {
    const words = `${row.no ?? ""} ${row.title}`.trim();
    return {
      key: `${index}`,
      name: <Led place={content.places.tasks[index]} onShow={onShow} words={words} />,
      under: "",
      cells: [row.lead.join(t("app.and")), row.participants.join(t("app.and")), row.deadline ?? "—"],
    };
  });
  return <ReadList title={t("plans.tasks")} heads={heads} rows={rows} />;
}

function Projects({ content, onShow }: RowsProps) {
  const { t } = useLanguage();
  const heads = (["projects", "years", "investment"] as const).map((one) => ({ text: t(`plans.${one}`) }));
  const rows = content.plan.projects.map((row, index) => ({
    key: `${index}`,
    name: <Led place={content.places.projects[index]} onShow={onShow} words={row.name} />,
    under: row.stage ?? "",
    cells: [yearsOf(row.years), row.investment?.raw ?? "—"],
  }));
  return <ReadList title={t("plans.projects")} heads={heads} rows={rows} />;
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
