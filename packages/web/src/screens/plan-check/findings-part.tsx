import { useEffect, useMemo, useRef } from "react";
import type { Finding, PlanContent } from "../../api/types.ts";
import { Chips, Choice } from "../../parts/choice.tsx";
import { OnlyFor } from "../../parts/may.tsx";
import { Empty } from "../../parts/states.tsx";
import { useListKeys } from "../../parts/use-list-keys.ts";
import { useLanguage } from "../../strings/language.ts";
import { FindingCard } from "./finding-card.tsx";
import { groupFindings, groups, severities, statuses } from "./findings-filter.ts";
import { placeId } from "./marks.ts";
import type { CheckSearch } from "./plan-check-screen.tsx";
import type { Reasons } from "./use-reasons.ts";
import { scrollToId } from "./use-shown-place.ts";

export interface PartProps {
  readonly id: string;
  readonly format: string | null;
  readonly content: PlanContent;
  readonly search: CheckSearch;
  readonly onSearch: (next: CheckSearch) => void;
  /** Chooses a finding. */
  readonly onSelect: (finding: string) => void;
  /** Shows an element of the document. */
  readonly onShow: (place: string) => void;
  readonly reasons: Reasons;
}

const cardId = (finding: string) => `f-${finding}`;

type FilterProps = Pick<PartProps, "content" | "search" | "onSearch">;

function Filter({ content, search, onSearch }: FilterProps) {
  const { t } = useLanguage();
  const all = content.findings;
  const count = (fits: (finding: Finding) => boolean) => all.filter(fits).length;
  return (
    <div className="findings-filter no-print">
      <Chips
        label={t("plans.severity")}
        value={search.severity ?? ""}
        onChange={(next) => onSearch({ ...search, severity: next === "" ? undefined : next })}
        options={[
          { value: "", label: `${t("action.all")} ${all.length}` },
          ...severities.map((one) => ({
            value: one,
            label: `${t(`plans.severities.${one}`)} ${count(({ severity }) => severity === one)}`,
          })),
        ]}
      />
      <Chips
        label={t("plans.status")}
        value={search.status ?? ""}
        onChange={(next) => onSearch({ ...search, status: next === "" ? undefined : next })}
        options={[
          { value: "", label: t("action.all") },
          ...statuses.map((one) => ({
            value: one,
            label: `${t(`plans.${one}`)} ${count(({ answer }) => (answer === null) === (one === "open"))}`,
          })),
        ]}
      />
      <Choice
        label={t("plans.group")}
        value={search.group ?? ""}
        onChange={(next) => onSearch({ ...search, group: next === "" ? undefined : next })}
        options={[
          { value: "", label: t("action.all") },
          ...groups
            .filter((one) => all.some(({ group }) => group === one))
            .map((one) => ({ value: one, label: t(`plans.groups.${one}`) })),
        ]}
      />
    </div>
  );
}

/** The questions of the check by class and weight, each to be answered where it stands. */
export function FindingsPart(props: PartProps) {
  const { content, search, onSearch, onSelect, onShow } = props;
  const { t } = useLanguage();
  const { severity, group, status, finding: selected } = search;
  const shown = useMemo(
    () => groupFindings(content.findings, { severity, group, status }),
    [content.findings, severity, group, status],
  );
  const flat = shown.flatMap((one) => one.findings);
  useListKeys({ keys: flat.map(({ key }) => key), chosen: selected, idOf: cardId, onChoose: onSelect });
  // Chosen here or in the document: both sides come to it, once; an answer elsewhere moves nothing.
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (before.current === selected) return;
    before.current = selected;
    const finding = content.findings.find((one) => one.key === selected);
    if (finding === undefined) return;
    const place = finding.sources.find((source) => source.place !== null)?.place;
    if (place) onShow(placeId(place));
    // Last, so that it is in sight wherever its place in the document has taken the page.
    scrollToId(cardId(finding.key));
  }, [selected, content.findings, onShow]);
  return (
    <section className="pane findings-pane" aria-label={t("plans.findingsPane")}>
      <Filter content={content} search={search} onSearch={onSearch} />
      <div className="findings-scroll">
        <p className="help">
          {t("plans.question")}{" "}
          <OnlyFor right="plan">
            <span className="no-print">{t("plans.keys")}</span>
          </OnlyFor>
        </p>
        {content.findings.length === 0 ? (
          <Empty title={t("plans.noFindings")}>
            <p>{t("plans.noFindingsHelp")}</p>
          </Empty>
        ) : null}
        {content.findings.length > 0 && flat.length === 0 ? <Empty title={t("plans.noMatch")} /> : null}
        {shown.map((one) => (
          <section key={one.group} aria-label={t(`plans.groups.${one.group}`)}>
            <h2 className="group-head">
              {t(`plans.groups.${one.group}`)} <span className="group-count">{one.findings.length}</span>
            </h2>
            {one.findings.map((finding) => (
              <FindingCard
                key={finding.key}
                {...props}
                finding={finding}
                selected={finding.key === selected}
                onSelect={() => onSelect(finding.key)}
              />
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}
