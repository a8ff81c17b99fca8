import type { Lang } from "../session/session.tsx";
import { useLanguage } from "../strings/language.ts";

/** The domain of a row as its plan prints it, and in English where there is a translation. */
interface OfDomain {
  readonly domain: string | null;
  readonly domainEn?: string | null | undefined;
}

/** The name of a row's domain in a language, else as printed; null without one. */
export function domainName(row: OfDomain | undefined, lang: Lang): string | null {
  return (lang === "en" ? row?.domainEn : null) ?? row?.domain ?? null;
}

/** The line of a table above the indicators of one domain, named by the first of them. */
export function DomainRow(props: {
  readonly first: OfDomain | undefined;
  readonly columns: number;
  readonly count?: number;
}) {
  const { t, lang } = useLanguage();
  return (
    <tr className="group">
      <th scope="colgroup" colSpan={props.columns}>
        {domainName(props.first, lang) ?? t("board.noDomain")}
        {props.count === undefined ? null : (
          <span className="group-count">{t("board.count", { count: props.count })}</span>
        )}
      </th>
    </tr>
  );
}
