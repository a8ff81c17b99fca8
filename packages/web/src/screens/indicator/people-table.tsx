import { Link } from "@tanstack/react-router";
import type { PersonRow } from "../../api/types.ts";
import { PersonLink, SexWord, useNames } from "../../parts/person.tsx";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";

function Deciding({ person }: { readonly person: PersonRow }) {
  const { t, pick } = useLanguage();
  if (!person.deciding) return <span className="help">{t("indicator.noDeciding")}</span>;
  return (
    <Link to="/residents/$key" params={{ key: person.key }} hash={person.deciding.origin.replace("/", "-")}>
      {pick(person.deciding.text)}
    </Link>
  );
}

export function PeopleTable({ rows }: { readonly rows: readonly PersonRow[] }) {
  const { t, pick } = useLanguage();
  const names = useNames();
  return (
    <Scroll label={t("indicator.people")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("resident.name")}</th>
            <th scope="col">{t("resident.sex")}</th>
            <th scope="col" className="num">
              {t("resident.ageHead")}
            </th>
            <th scope="col">{t("indicator.place")}</th>
            <th scope="col">{t("indicator.institution")}</th>
            <th scope="col">{t("indicator.reason")}</th>
            <th scope="col">{t("indicator.stateSince")}</th>
            <th scope="col">{t("indicator.deciding")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((person) => (
            <tr key={person.key}>
              <th scope="row" className="nowrap">
                <PersonLink person={person} />
              </th>
              <td>
                <SexWord sex={person.sex} />
              </td>
              <td className="num">{person.age === null ? "—" : t("resident.age", { count: person.age })}</td>
              <td>{names.place(person.place)}</td>
              <td>{names.institution(person.institution)}</td>
              <td>{pick(person.reason.text)}</td>
              <td className="nowrap">{person.since}</td>
              <td>
                <Deciding person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
