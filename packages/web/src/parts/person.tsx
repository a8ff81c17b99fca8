import { Link } from "@tanstack/react-router";
import { useDistrict } from "../api/queries.ts";
import { useSession } from "../session/session.tsx";
import { useLanguage } from "../strings/language.ts";
import { placeName } from "./format.ts";

const sexes = ["male", "female", "other", "unknown"] as const;
type Sex = (typeof sexes)[number];

export function SexWord({ sex }: { readonly sex: string }) {
  const { t } = useLanguage();
  const known: Sex = sexes.find((one) => one === sex) ?? "unknown";
  return <>{t(`sex.${known}`)}</>;
}

/** Names of places and institutions by code, in the language on screen. */
export function useNames() {
  const { lang } = useSession();
  const district = useDistrict().data;
  return {
    place: (code: string | null) => placeName(district?.places ?? [], code, lang),
    /** The place alone, where its township stands beside it. */
    village: (code: string) => {
      const found = district?.places.find((one) => one.code === code);
      return found ? found.name[lang] || found.name.zh : code;
    },
    institution: (id: string | null) => {
      if (id === null) return "—";
      const found = district?.institutions.find((one) => one.id === id);
      return found ? found.name[lang] || found.name.zh : id;
    },
    operator: (id: string) => {
      const found = district?.operators.find((one) => one.id === id);
      return found ? found.name[lang] || found.name.zh : id;
    },
  };
}

export function PersonLink({ person }: { readonly person: { readonly key: string; readonly name: string } }) {
  const { t } = useLanguage();
  return (
    <Link to="/residents/$key" params={{ key: person.key }} className="person-link">
      {person.name === "" ? t("resident.unnamed") : person.name}
    </Link>
  );
}
