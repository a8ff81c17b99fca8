import { type KeyboardEvent, useState } from "react";
import type { PlanDraftPage } from "../../api/types.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { Section } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { AddRow } from "./add-row.tsx";
import { ChecksPart } from "./checks-part.tsx";
import { DraftHead } from "./draft-head.tsx";
import { DraftTable } from "./draft-table.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { RowPanel } from "./row-panel.tsx";
import { TableTools } from "./table-tools.tsx";
import { TotalsPart } from "./totals-part.tsx";
import { type DraftDesk, useDraft } from "./use-draft.ts";

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) go through the whole table, not only through the cell in which the cursor stands. */
function stepKeys(desk: DraftDesk) {
  return (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const step = key === "y" || (key === "z" && event.shiftKey) ? desk.redo : key === "z" ? desk.undo : undefined;
    if (step === undefined) return;
    event.preventDefault();
    step?.();
  };
}

export function DraftDeskPart({ page }: { readonly page: PlanDraftPage }) {
  const { t } = useLanguage();
  const desk = useDraft(page);
  const [chosen, setChosen] = useState<string | null>(null);
  /** Rows without a target when the filter was set; they stay while they are filled in. */
  const [open, setOpen] = useState<ReadonlySet<string> | null>(null);
  const { draft, help } = desk;
  const key = draft.rows.some((row) => row.key === chosen) ? chosen : (draft.rows[0]?.key ?? null);
  const row = draft.rows.find((one) => one.key === key);
  const about = help.rows.find((one) => one.key === key);
  const onAdded = (added: string) => {
    setChosen(added);
    setOpen((before) => (before === null ? null : new Set([...before, added])));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only the keys for undo and redo are heard here
    <div onKeyDown={stepKeys(desk)}>
      <LeaveGuard desk={desk} />
      <DraftHead desk={desk} page={page} />
      <div className="draft-beside">
        <div className="draft-left">
          {draft.rows.length === 0 ? (
            <Empty title={t("drafts.noRows")}>
              <p className="help">{t("drafts.noRowsHelp")}</p>
            </Empty>
          ) : (
            <>
              <TableTools desk={desk} open={open} onOpen={setOpen} />
              <DraftTable desk={desk} chosen={key} only={open} onChoose={setChosen} />
            </>
          )}
          <OnlyFor right="plan">
            <p className="help draft-keys">{t("drafts.keys")}</p>
            <AddRow desk={desk} onAdded={onAdded} />
          </OnlyFor>
          <TotalsPart desk={desk} />
          <ChecksPart desk={desk} checks={page.checks} />
        </div>
        {row === undefined || about === undefined ? (
          <Section title={t("drafts.panel")}>
            <p className="help">{t("drafts.panelEmpty")}</p>
          </Section>
        ) : (
          <RowPanel key={row.key} row={row} help={about} desk={desk} />
        )}
      </div>
    </div>
  );
}
