import type { Source } from "@kangyu/rules";
import { useLanguage } from "../../strings/language.ts";

/** Where a rule comes from: document, section, year, and how sure the reference is. */
export function SourceWords({ source }: { readonly source: Source | "local choice" }) {
  const { t } = useLanguage();
  if (source === "local choice") return <span className="tag tag-warn">{t("definitions.localChoice")}</span>;
  return (
    <span className="help">
      {source.document} {source.section} ({source.year}) · {t(`definitions.${source.confidence}`)}
    </span>
  );
}
