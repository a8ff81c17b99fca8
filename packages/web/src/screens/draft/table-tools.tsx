import { Button } from "antd";
import { useEffect, useState } from "react";
import { OnlyFor } from "../../parts/may.tsx";
import { useLanguage } from "../../strings/language.ts";
import { withDomainsTogether, withoutTarget } from "./history.ts";
import type { DraftDesk } from "./use-draft.ts";

/** How long typing rests before the count of questions is told. */
const REST_MS = 600;

/** A value once it has not changed for a while. */
function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

interface ToolsProps {
  readonly desk: DraftDesk;
  /** Rows that had no target when the filter was set; null without a filter. */
  readonly open: ReadonlySet<string> | null;
  readonly onOpen: (open: ReadonlySet<string> | null) => void;
}

/** Counts of what is asked, told to those who do not see the marks once typing rests. */
function Told({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLanguage();
  const { findings } = useRested(desk.help);
  const of = (severity: string) => findings.filter((one) => one.severity === severity).length;
  return (
    <span role="status" aria-live="polite" className="help">
      {t("drafts.told", { error: of("error"), weak: of("weak-target"), suspicious: of("suspicious") })}
    </span>
  );
}

/** Only rows without a target, domains together, and how many questions there are. */
export function TableTools({ desk, open, onOpen }: ToolsProps) {
  const { t } = useLanguage();
  const { draft, change } = desk;
  const missing = withoutTarget(draft);
  const sorted = withDomainsTogether(draft);
  const isSorted = sorted.rows.every((row, at) => row === draft.rows[at]);
  return (
    <div className="tools-row draft-tools">
      <label className="draft-check">
        <input
          type="checkbox"
          checked={open !== null}
          onChange={(event) => onOpen(event.target.checked ? new Set(missing.map(({ key }) => key)) : null)}
        />{" "}
        {t("drafts.onlyOpen", { count: missing.length })}
      </label>
      <OnlyFor right="plan">
        <Button size="small" disabled={isSorted} onClick={() => change(sorted)}>
          {t("drafts.sortDomains")}
        </Button>
      </OnlyFor>
      <span className="top-space" />
      <Told desk={desk} />
    </div>
  );
}
