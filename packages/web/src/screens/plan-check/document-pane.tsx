import { useMemo } from "react";
import type { PlanContent } from "../../api/types.ts";
import { useLanguage } from "../../strings/language.ts";
import { DocumentBlock } from "./document-block.tsx";
import { marksOf } from "./marks.ts";

interface PaneProps {
  readonly content: PlanContent;
  readonly selected: string | undefined;
  /** Id of the element that was jumped to last. */
  readonly shown: string | null;
  readonly onSelect: (finding: string) => void;
}

/** The document as it was read, with what the findings quote marked. */
export function DocumentPane({ content, selected, shown, onSelect }: PaneProps) {
  const { t } = useLanguage();
  const marks = useMemo(() => marksOf(content.findings), [content.findings]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="pane document-pane no-print" aria-label={t("plans.documentPane")} tabIndex={0}>
      {content.blocks.map((block, index) => (
        <DocumentBlock
          key={`${block.line}-${block.kind}`}
          index={index}
          block={block}
          marks={marks}
          selected={selected}
          shown={shown === `b${index}` || shown?.startsWith(`b${index}r`) ? shown : null}
          onSelect={onSelect}
        />
      ))}
    </section>
  );
}
