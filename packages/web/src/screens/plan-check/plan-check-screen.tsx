import "../../style/plans.css";
import { getRouteApi, Link } from "@tanstack/react-router";
import { usePlanDocument } from "../../api/plan-queries.ts";
import type { PlanContent, PlanDocument } from "../../api/types.ts";
import { LeaveGuard } from "../../parts/leave-guard.tsx";
import { WhoMay } from "../../parts/may.tsx";
import { ReadingProgress } from "../../parts/reading-progress.tsx";
import { searchChange } from "../../parts/search-change.ts";
import { Answered, Empty } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { BindingPart } from "./binding-part.tsx";
import { CheckHead } from "./check-head.tsx";
import { DocumentPane } from "./document-pane.tsx";
import type { FindingsFilter } from "./findings-filter.ts";
import { FindingsPart } from "./findings-part.tsx";
import { PlanPart } from "./plan-part.tsx";
import { useReasons } from "./use-reasons.ts";
import { useShownPlace } from "./use-shown-place.ts";

const route = getRouteApi("/plans/$id");

export interface CheckSearch extends FindingsFilter {
  readonly tab?: string | undefined;
  readonly finding?: string | undefined;
  readonly same?: string | undefined;
}

interface BesideProps {
  readonly id: string;
  readonly format: string | null;
  readonly content: PlanContent;
}

/** The document on the left, what is said about it on the right; both scroll by themselves. */
function Beside({ id, format, content }: BesideProps) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const place = useShownPlace();
  const reasons = useReasons();
  const onSearch = (next: CheckSearch) =>
    void navigate({ search: (now) => ({ ...now, ...searchChange(search, next) }), replace: true, resetScroll: false });
  // Keys are faster than the address: there and back again ends where it began, whatever is drawn by then.
  const onSelect = (finding: string) =>
    void navigate({ search: (now) => ({ ...now, tab: undefined, finding }), replace: true, resetScroll: false });
  const parts = { id, format, content, search, onSearch, onSelect, onShow: place.show, reasons };
  return (
    <div className="beside">
      <LeaveGuard dirty={reasons.dirty} />
      <DocumentPane content={content} selected={search.finding} shown={place.shown} onSelect={onSelect} />
      {search.tab === "binding" ? <BindingPart {...parts} /> : null}
      {search.tab === "plan" ? <PlanPart {...parts} /> : null}
      {search.tab === "binding" || search.tab === "plan" ? null : <FindingsPart {...parts} />}
    </div>
  );
}

function Unread({ document }: { readonly document: PlanDocument["document"] }) {
  const { t, pick } = useLanguage();
  if (document.state === "unreadable")
    return (
      <Empty title={t("plans.unreadable")}>
        <p>{document.problem ? pick(document.problem.text) : ""}</p>
        <p>
          <Link to="/plans">{t("plans.back")}</Link>
        </p>
      </Empty>
    );
  return (
    <Empty title={t("plans.reading")}>
      <p>{t("plans.readingHelp")}</p>
      <ReadingProgress document={document} />
    </Empty>
  );
}

function Opened() {
  const { id } = route.useParams();
  const { t } = useLanguage();
  return (
    <Answered query={usePlanDocument(id)} rows={14} heading={t("plans.title")}>
      {({ document, content }) => (
        <>
          <CheckHead document={document} read={content !== null} />
          <WhoMay right="plan" />
          {content === null ? (
            <Unread document={document} />
          ) : (
            <Beside id={id} format={document.format} content={content} />
          )}
        </>
      )}
    </Answered>
  );
}

/** One plan document: its text, the questions it asks, and how its indicators are bound. */
export function PlanCheckScreen() {
  const { t } = useLanguage();
  return (
    <>
      <p className="way-back">
        <Link to="/plans">{t("plans.back")}</Link>
      </p>
      <OperatorGate>
        <Opened />
      </OperatorGate>
    </>
  );
}
