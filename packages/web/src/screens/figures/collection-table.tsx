import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { Fragment } from "react";
import type { Collection, CollectionItem } from "../../api/types.ts";
import { DomainRow } from "../../parts/domain-row.tsx";
import { formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";

interface TableProps {
  readonly data: Collection;
  /** Null while the year is not over, and for whoever may only read. */
  readonly onHandIn: ((item: CollectionItem) => void) | null;
}

function Row({ item, data, onHandIn }: TableProps & { readonly item: CollectionItem }) {
  const { t, lang, pick } = useLanguage();
  const { row, entry, before, definition } = item;
  const name = lang === "en" ? (row.nameEn ?? row.name) : row.name;
  const action = entry === null ? t("figures.handIn") : t("figures.correct");
  return (
    <tr>
      <td className="num">{row.no}</td>
      <th scope="row" className="col-name">
        <Link to="/figures/$subject" params={{ subject: item.subject }} search={{ plan: data.plan.id }}>
          {name}
        </Link>
        <span className="share">{definition === null ? t("figures.ownRow") : pick(definition.system)}</span>
      </th>
      <td>{planUnit(item.unit, lang)}</td>
      <td className="num">{formatValue(before?.value)}</td>
      <td className="num">
        <strong>{formatValue(entry?.value)}</strong>
      </td>
      <td>
        {entry === null ? (
          <span className="help">{t("figures.none")}</span>
        ) : (
          <>
            {entry.source}
            <span className="share">{entry.said}</span>
          </>
        )}
      </td>
      <td className="col-light">
        <LightWord light={item.light} />
      </td>
      <td>
        {onHandIn === null ? null : (
          <Button size="small" aria-label={`${action}: ${name}`} onClick={() => onHandIn(item)}>
            {action}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Head({ year }: { readonly year: number }) {
  const { t } = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col" className="num">
          {t("board.no")}
        </th>
        <th scope="col">{t("board.name")}</th>
        <th scope="col">{t("board.unit")}</th>
        <th scope="col" className="num">
          {year - 1}
        </th>
        <th scope="col" className="num">
          {year}
        </th>
        <th scope="col">{t("figures.sourceAndDate")}</th>
        <th scope="col">{t("board.light")}</th>
        <th scope="col">{t("figures.action")}</th>
      </tr>
    </thead>
  );
}

/** The rows of a year under their domains. */
export function CollectionTable({ data, onHandIn }: TableProps) {
  const { t } = useLanguage();
  const groups = [...Map.groupBy(data.items, ({ row }) => row.domain ?? "")];
  return (
    <Scroll label={t("figures.title")}>
      <table className="data board">
        <caption className="unseen">{t("figures.title")}</caption>
        <Head year={data.year} />
        <tbody>
          {groups.map(([domain, items]) => (
            <Fragment key={domain}>
              <DomainRow first={items[0]?.row} columns={8} count={items.length} />
              {items.map((item) => (
                <Row key={item.subject} item={item} data={data} onHandIn={onHandIn} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
