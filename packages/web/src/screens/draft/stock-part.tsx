import type { DraftAsks } from "../../api/types.ts";
import { formatCount, formatValue } from "../../parts/format.ts";
import { useLanguage } from "../../strings/language.ts";
import { signed } from "./words.ts";

type Stock = NonNullable<DraftAsks["stock"]>;

/** How many beds, staff or places there have to be at the end of each year. */
export function StockYears({ path }: { readonly path: Stock["path"] }) {
  const { t } = useLanguage();
  if (path.length === 0) return null;
  return (
    <table className="data">
      <caption className="unseen">{t("drafts.stockYears")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("drafts.chartYear")}</th>
          <th scope="col" className="num">
            {t("drafts.level")}
          </th>
          <th scope="col" className="num">
            {t("drafts.countThen")}
          </th>
          <th scope="col" className="num">
            {t("drafts.moreThatYear")}
          </th>
        </tr>
      </thead>
      <tbody>
        {path.map(({ year, level, count, more }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td className="num">{formatValue(level)}</td>
            <td className="num">{formatCount(count)}</td>
            <td className="num">{signed(more)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How the pace stands among those that other plans promised and that districts managed. */
export function Against({ against }: { readonly against: DraftAsks["against"] }) {
  const { t } = useLanguage();
  const { promised, managed } = against;
  if (promised.of + managed.of === 0) return null;
  return (
    <li className="share">
      {promised.of === 0 ? null : t("drafts.againstPromised", promised)}
      {promised.of > 0 && managed.of > 0 ? t("app.and") : ""}
      {managed.of === 0 ? null : t("drafts.againstManaged", managed)}
    </li>
  );
}
