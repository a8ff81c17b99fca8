import type { PlanDraftRow } from "../../api/types.ts";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { AsksPart } from "./asks-part.tsx";
import { FindingList } from "./findings-part.tsx";
import { KnownPart } from "./known-part.tsx";
import { OutlookPart } from "./outlook-part.tsx";
import { RowSettings } from "./row-settings.tsx";
import type { DraftDesk } from "./use-draft.ts";
import { rowName } from "./words.ts";

export interface PanelProps {
  readonly row: PlanDraftRow;
  readonly help: DraftDesk["help"]["rows"][number];
  readonly desk: DraftDesk;
}

/** Everything about the chosen row: what its target asks for, what is known, and what is asked about it. */
export function RowPanel(props: PanelProps) {
  const { row, help } = props;
  const { t, lang } = useLanguage();
  return (
    <Section title={rowName(row, lang)} className="draft-panel">
      <AsksPart {...props} />
      <OutlookPart {...props} />
      <div className="draft-part">
        <h3>{t("drafts.findings")}</h3>
        <FindingList findings={help.findings} />
      </div>
      <KnownPart {...props} />
      <RowSettings {...props} />
    </Section>
  );
}
