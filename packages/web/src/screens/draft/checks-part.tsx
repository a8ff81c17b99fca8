import type { PlanDraftPage } from "../../api/types.ts";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { FindingList } from "./findings-part.tsx";
import type { DraftDesk } from "./use-draft.ts";

/** Questions about several rows at once, and which of the checks of plans a draft is put to. */
export function ChecksPart({ desk, checks }: { readonly desk: DraftDesk; readonly checks: PlanDraftPage["checks"] }) {
  const { t, pick } = useLanguage();
  const ofAll = desk.help.findings.filter(({ indicators }) => indicators.length > 1);
  return (
    <Section title={t("drafts.about")}>
      <FindingList findings={ofAll} />
      <details className="draft-settings">
        <summary>{t("drafts.checks")}</summary>
        <h3>{t("drafts.asked")}</h3>
        <ul>
          {checks.asked.map(({ codes, text }) => (
            <li key={codes.join()}>{pick(text)}</li>
          ))}
        </ul>
        <h3>{t("drafts.notAsked")}</h3>
        <ul>
          {checks.notAsked.map(({ codes, text }) => (
            <li key={codes.join()}>{pick(text)}</li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
