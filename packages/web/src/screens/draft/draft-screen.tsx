import { getRouteApi } from "@tanstack/react-router";
import { usePlanDraft } from "../../api/draft-queries.ts";
import { Answered } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { DraftDeskPart } from "./draft-desk.tsx";
import "../../style/drafts.css";

const route = getRouteApi("/plan-drafts/$id");

function Opened() {
  const { t } = useLanguage();
  const { id } = route.useParams();
  const draft = usePlanDraft(id);
  return (
    <Answered query={draft} heading={t("drafts.title")} rows={14}>
      {(page) => <DraftDeskPart key={page.id} page={page} />}
    </Answered>
  );
}

/** One draft: its table, and beside it what is known of the chosen row and what its target asks for. */
export function DraftScreen() {
  return (
    <OperatorGate>
      <Opened />
    </OperatorGate>
  );
}
