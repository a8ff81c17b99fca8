import { Link, useNavigate } from "@tanstack/react-router";
import { Fragment } from "react";
import type { Board, BoardRow } from "../../api/types.ts";
import { DomainRow } from "../../parts/domain-row.tsx";
import { formatAmount, formatShare, formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { type BoardFilter, groupRows, targetYears } from "./board-filter.ts";

function NameCell({ row, board }: { readonly row: BoardRow; readonly board: Board }) {
  const { t, lang, pick } = useLanguage();
  const name = lang === "en" && row.nameEn ? row.nameEn : row.name;
  const printed = lang === "en" && row.nameEn ? <span className="printed-name">{row.name}</span> : null;
  return (
    <th scope="row" className="col-name">
      {row.indicator && row.subject === null ? (
        <Link
          to="/indicators/$id"
          params={{ id: row.indicator }}
          search={{ plan: board.plan.id, asOf: board.asOf }}
          title={t("board.openIndicator", { name })}
        >
          {name}
        </Link>
      ) : (
        <Link
          to="/figures/$subject"
          params={{ subject: row.subject ?? "" }}
          search={{ plan: board.plan.id }}
          title={t("board.openIndicator", { name })}
        >
          {name}
        </Link>
      )}
      {printed}
      <span className="why-narrow">{pick(row.why.text)}</span>
    </th>
  );
}

/** A figure keeps to one line, a target in words may take several. */
function TargetCell({ row, year }: { readonly row: BoardRow; readonly year: number | null }) {
  const { lang } = useLanguage();
  const target = row.targets.find((one) => one.year === year);
  return <td className={target?.op === "words" ? "words" : "num"}>{formatAmount(target, lang)}</td>;
}

/** What records count, or what somebody handed in, which says so with its year and source; never both. */
function Actual({ row }: { readonly row: BoardRow }) {
  const { t } = useLanguage();
  const { actual, reported } = row;
  if (reported !== null)
    return (
      <>
        <strong>{formatValue(reported.value)}</strong>
        <span className="share" title={`${reported.source} ${reported.said}`}>
          {t("figures.reportedIn", { year: reported.asOf.slice(0, 4) })}
        </span>
      </>
    );
  return (
    <>
      <strong>{formatValue(actual?.value)}</strong>
      {actual ? <span className="share">{formatShare(actual)}</span> : null}
    </>
  );
}

function Row(props: { readonly row: BoardRow; readonly board: Board; readonly years: readonly (number | null)[] }) {
  const { row, board, years } = props;
  const { t, lang, pick } = useLanguage();
  const navigate = useNavigate();
  const open = () => {
    const plan = board.plan.id;
    if (row.subject !== null)
      void navigate({ to: "/figures/$subject", params: { subject: row.subject }, search: { plan } });
    else if (row.indicator)
      void navigate({ to: "/indicators/$id", params: { id: row.indicator }, search: { plan, asOf: board.asOf } });
  };
  return (
    // The whole row opens for the mouse; the link in its first cell does the same for the keyboard.
    <tr className="row-open" onClick={open}>
      <td className="num">{row.no}</td>
      <NameCell row={row} board={board} />
      <td className="col-wide">{planUnit(row.unit, lang)}</td>
      <td className="col-wide nowrap">{row.property ? t(`board.${row.property}`) : "—"}</td>
      <td className="num">{formatAmount(row.baseline, lang)}</td>
      <td className="num">{formatValue(row.path)}</td>
      {years.map((year) => (
        <TargetCell key={year ?? "none"} row={row} year={year} />
      ))}
      <td className="num">
        <Actual row={row} />
      </td>
      <td className="col-light">
        <LightWord light={row.light} />
      </td>
      <td className="col-why">
        {pick(row.why.text)}
        {row.reported === null ? null : (
          <span className="share">
            {row.reported.source} <span className="nowrap">{row.reported.said}</span>
          </span>
        )}
      </td>
    </tr>
  );
}

function Head({ years }: { readonly years: readonly (number | null)[] }) {
  const { t } = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col" className="num">
          {t("board.no")}
        </th>
        <th scope="col">{t("board.name")}</th>
        <th scope="col" className="col-wide">
          {t("board.unit")}
        </th>
        <th scope="col" className="col-wide">
          {t("board.property")}
        </th>
        <th scope="col" className="num">
          {t("board.baseline")}
        </th>
        <th scope="col" className="num" title={t("board.pathHelp")}>
          {t("board.path")}
        </th>
        {years.map((year) => (
          <th scope="col" className="num" key={year ?? "none"}>
            {year === null ? t("board.targetNoYear") : t("board.target", { year })}
          </th>
        ))}
        <th scope="col" className="num">
          {t("board.actual")}
        </th>
        <th scope="col">{t("board.light")}</th>
        <th scope="col">{t("board.why")}</th>
      </tr>
    </thead>
  );
}

export function BoardTable({ board, filter }: { readonly board: Board; readonly filter: BoardFilter }) {
  const { t } = useLanguage();
  const years = targetYears(board.rows);
  const groups = groupRows(board.rows, filter);
  return (
    <Scroll label={t("board.title")}>
      <table className="data board">
        <caption className="unseen">{t("board.title")}</caption>
        <Head years={years} />
        <tbody>
          {groups.map(([domain, rows]) => (
            <Fragment key={domain}>
              <DomainRow first={rows[0]} columns={9 + years.length} count={rows.length} />
              {rows.map((row) => (
                <Row key={row.key} row={row} board={board} years={years} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
