import { getRouteApi } from "@tanstack/react-router";
import { OnlyFor, WhoMay } from "../../parts/may.tsx";
import { searchChange } from "../../parts/search-change.ts";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { LedgerPart } from "./ledger-part.tsx";
import { RemovePart } from "./remove-part.tsx";
import { RunsPart } from "./runs-part.tsx";
import { UploadPart } from "./upload-part.tsx";

const route = getRouteApi("/imports");

export interface ImportsSearch {
  readonly import?: string | undefined;
  readonly state?: string | undefined;
}

function Opened() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const onSearch = (next: ImportsSearch) =>
    void navigate({ search: (now) => ({ ...now, ...searchChange(search, next) }), replace: true, resetScroll: false });
  return (
    <>
      <WhoMay right="import" />
      <OnlyFor right="import">
        <UploadPart />
      </OnlyFor>
      <RunsPart search={search} onSearch={onSearch} />
      <LedgerPart search={search} onSearch={onSearch} />
      <RemovePart />
    </>
  );
}

/** What came in, what was refused and why, and the ways to put it right. */
export function ImportsScreen() {
  const { t } = useLanguage();
  return (
    <>
      <header className="screen-head">
        <h1>{t("imports.title")}</h1>
      </header>
      <OperatorGate>
        <Opened />
      </OperatorGate>
    </>
  );
}
