import { useDistrict } from "../../api/queries.ts";
import type { Worklist } from "../../api/types.ts";
import { formatCount } from "../../parts/format.ts";
import { useSession } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";
import { groupVillages } from "./village-groups.ts";
import type { WorklistSearch } from "./worklist-screen.tsx";

function Head() {
  const { t } = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col">{t("worklist.place")}</th>
        <th scope="col" className="num">
          {t("worklist.due")}
        </th>
        <th scope="col" className="num">
          {t("worklist.overdue")}
        </th>
      </tr>
    </thead>
  );
}

/** Villages with what is due and overdue; pressing one shows only its people, pressing it again all. */
export function VillageList(props: {
  readonly counts: Worklist["counts"];
  readonly search: WorklistSearch;
  readonly onSearch: (next: WorklistSearch) => void;
}) {
  const { t } = useLanguage();
  const { lang } = useSession();
  const { search, onSearch } = props;
  const places = useDistrict().data?.places ?? [];
  const name = (code: string) => {
    const place = places.find((one) => one.code === code);
    return place ? place.name[lang] || place.name.zh : code;
  };
  const row = (code: string, due: number, overdue: number) => (
    <tr key={code} className={search.place === code ? "chosen" : undefined}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-pressed={search.place === code}
          onClick={() => onSearch({ ...search, place: search.place === code ? undefined : code })}
        >
          {name(code)}
        </button>
      </th>
      <td className="num">{formatCount(due)}</td>
      <td className="num">{overdue > 0 ? <strong className="problem-error">{formatCount(overdue)}</strong> : 0}</td>
    </tr>
  );
  return (
    <section
      className="section village-list"
      aria-label={t("worklist.place")} // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className="data">
        <Head />
        {groupVillages(props.counts, places).map((group) => (
          <tbody key={group.township}>
            {group.villages.some((one) => one.place === group.township) ? null : (
              <tr className="group">
                <th scope="rowgroup">{name(group.township)}</th>
                <td className="num">{formatCount(group.due)}</td>
                <td className="num">{formatCount(group.overdue)}</td>
              </tr>
            )}
            {group.villages.map((one) => row(one.place, one.due, one.overdue))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
