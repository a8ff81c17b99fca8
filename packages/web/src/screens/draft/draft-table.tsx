import { Fragment } from "react";
import { DomainRow } from "../../parts/domain-row.tsx";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { DraftRowCells } from "./draft-row.tsx";
import type { DraftDesk } from "./use-draft.ts";
import { domainOf } from "./words.ts";

interface TableProps {
  readonly desk: DraftDesk;
  readonly chosen: string | null;
  /** Keys of the rows to show; null shows all. */
  readonly only: ReadonlySet<string> | null;
  readonly onChoose: (key: string) => void;
}

function Head({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLanguage();
  const { period, mid } = desk.draft;
  const columns = [
    { text: t("drafts.row"), className: "" },
    { text: t("drafts.baseline", { year: period.from - 1 }), className: "num" },
    { text: t("drafts.forecast", { year: period.to }), className: "num" },
    { text: t("drafts.others"), className: "num" },
    { text: t("drafts.reference"), className: "num" },
    { text: t("drafts.mid", { year: mid }), className: "" },
    { text: t("drafts.target", { year: period.to }), className: "" },
    { text: t("drafts.asksColumn"), className: "num" },
    { text: t("drafts.property"), className: "" },
    { text: t("drafts.findingsColumn"), className: "" },
  ];
  return (
    <thead>
      <tr>
        {columns.map(({ text, className }) => (
          <th scope="col" key={text} className={className}>
            {text}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The draft as a dense table; the rows of one domain stand under its name as long as they follow each other. */
export function DraftTable({ desk, chosen, only, onChoose }: TableProps) {
  const { t, lang } = useLanguage();
  const rows = desk.draft.rows.filter(({ key }) => only === null || only.has(key));
  const helps = new Map(desk.help.rows.map((help) => [help.key, help]));
  return (
    <Scroll label={t("drafts.title")}>
      <table className="data draft-table">
        <caption className="unseen">{t("drafts.title")}</caption>
        <Head desk={desk} />
        <tbody>
          {rows.map((row, at) => {
            const before = rows[at - 1];
            const domain = domainOf(row, lang);
            const begins = at === 0 || before === undefined || domainOf(before, lang) !== domain;
            return (
              <Fragment key={row.key}>
                {begins ? <DomainRow first={row} columns={10} /> : null}
                <DraftRowCells
                  row={row}
                  help={helps.get(row.key)}
                  edit={desk.edit}
                  mid={desk.draft.mid}
                  end={desk.draft.period.to}
                  isChosen={row.key === chosen}
                  onChoose={onChoose}
                />
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
