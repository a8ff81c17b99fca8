import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import type { WorkItem } from "../../api/types.ts";
import { useMay } from "../../parts/may.tsx";
import { PersonLink, SexWord, useNames } from "../../parts/person.tsx";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";

function Row({ item }: { readonly item: WorkItem }) {
  const { t, pick } = useLanguage();
  const names = useNames();
  const work = pick(item.title);
  const may = useMay("visit");
  return (
    <tr>
      <td>
        <span className={item.state === "overdue" ? "tag tag-bad" : "tag tag-warn"}>{t(`worklist.${item.state}`)}</span>
      </td>
      <th scope="row" className="nowrap">
        <PersonLink person={item} />{" "}
        <span className="help">
          <SexWord sex={item.sex} /> {item.age ?? ""}
        </span>
      </th>
      <td>{names.village(item.place)}</td>
      <td>{work}</td>
      <td className="nowrap">
        {item.until ?? t("resident.since", { day: item.since })}
        {item.daysOverdue === null ? null : (
          <span className="share">{t("worklist.late", { days: item.daysOverdue })}</span>
        )}
      </td>
      <td>{pick(item.reason.text)}</td>
      <td className="no-print">
        {item.form && may ? (
          <Link
            className="work-open"
            to="/residents/$key/visits/new"
            params={{ key: item.key }}
            search={{ programme: item.programme, form: item.form }}
            aria-label={t("worklist.visit", { name: item.name, work })}
          >
            {t("worklist.open")}
          </Link>
        ) : (
          <Link
            className="work-open"
            to="/residents/$key"
            params={{ key: item.key }}
            aria-label={`${t("action.open")} ${item.name}`}
          >
            {t("action.open")}
          </Link>
        )}
      </td>
    </tr>
  );
}

/** The rows of a day. The arrow keys go from one "record" to the next, as in a list. */
export function WorkTable({ items }: { readonly items: readonly WorkItem[] }) {
  const { t } = useLanguage();
  const body = useRef<HTMLTableSectionElement>(null);
  const heads = ["person", "place", "work", "until", "reason"] as const;
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...(body.current?.querySelectorAll<HTMLElement>(".work-open") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    links[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  };
  return (
    <Scroll label={t("worklist.title")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("resident.status")}</th>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {t(`worklist.${head}`)}
              </th>
            ))}
            <th scope="col" className="no-print">
              <span className="unseen">{t("worklist.open")}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <Row key={`${item.key}-${item.programme}-${item.step}-${item.since}`} item={item} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
