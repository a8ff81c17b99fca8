import type { DraftFinding } from "../../api/types.ts";
import { useLanguage } from "../../strings/language.ts";

/** Questions with the sum that shows them. A finding is a question; nothing is corrected. */
export function FindingList({ findings }: { readonly findings: readonly DraftFinding[] }) {
  const { t, pick } = useLanguage();
  if (findings.length === 0) return <p className="help">{t("drafts.noFindings")}</p>;
  return (
    <ul className="draft-findings">
      {findings.map((finding) => (
        <li key={finding.key}>
          <span className={`draft-mark draft-mark-${finding.severity}`}>
            {t(`drafts.severity.${finding.severity}`)}
          </span>{" "}
          {pick(finding.message)}
          <span className="share">{finding.arithmetic}</span>
        </li>
      ))}
    </ul>
  );
}
