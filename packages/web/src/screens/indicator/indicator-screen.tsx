import { getRouteApi, Link } from "@tanstack/react-router";
import { useIndicator } from "../../api/queries.ts";
import type { Indicator } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { useQuarterName } from "../../parts/quarter.ts";
import { searchChange } from "../../parts/search-change.ts";
import { Answered } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { DefinitionPart } from "./definition-part.tsx";
import { Figures } from "./figures.tsx";
import { PartsPart } from "./parts-part.tsx";
import { PeoplePart } from "./people-part.tsx";
import { TrendPart } from "./trend-part.tsx";

const route = getRouteApi("/indicators/$id");

/** What the screen is asked to show, kept in the address so that it can be sent on. */
export interface IndicatorSearch {
  readonly plan?: string | undefined;
  readonly asOf?: string | undefined;
  readonly state?: string | undefined;
  readonly reason?: string | undefined;
  readonly place?: string | undefined;
  readonly institution?: string | undefined;
  readonly by?: string | undefined;
  readonly as?: string | undefined;
}

export interface PartProps {
  readonly data: Indicator;
  readonly search: IndicatorSearch;
  readonly onSearch: (next: IndicatorSearch) => void;
  /** Shows the people behind a number: sets the filter and goes to the list. */
  readonly onPeople: (filter: IndicatorSearch) => void;
}

function Head({ data, search, onSearch }: Omit<PartProps, "onPeople">) {
  const { t, lang, pick } = useLanguage();
  const quarterName = useQuarterName();
  const days = data.series.map((point) => point.day);
  const known = days.includes(data.asOf) ? days : [...days, data.asOf];
  return (
    <header className="screen-head">
      <Link to="/" search={{ plan: search.plan, asOf: search.asOf }}>
        {t("nav.board")}
      </Link>
      <h1>{pick(data.definition.name)}</h1>
      <span className="help">{planUnit(data.definition.unit, lang)}</span>
      <span className="top-space" />
      <Choice
        label={t("board.asOf")}
        value={data.asOf}
        onChange={(asOf) => onSearch({ ...search, asOf })}
        options={[...known].reverse().map((day) => ({ value: day, label: quarterName(day) }))}
      />
    </header>
  );
}

export function IndicatorScreen() {
  const { t } = useLanguage();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const indicator = useIndicator(id, search.plan, search.asOf);
  const onSearch = (next: IndicatorSearch) =>
    void navigate({ search: (now) => ({ ...now, ...searchChange(search, next) }), replace: true, resetScroll: false });
  const onPeople = (filter: IndicatorSearch) => {
    const cleared = { reason: undefined, place: undefined, institution: undefined };
    onSearch({ ...search, ...cleared, ...filter });
    document.getElementById("people")?.scrollIntoView({ block: "start" });
    document.getElementById("people")?.focus({ preventScroll: true });
  };
  return (
    <Answered query={indicator} rows={12} heading={t("indicator.title")}>
      {(data) => (
        <>
          <Head data={data} search={search} onSearch={onSearch} />
          <Figures data={data} onPeople={onPeople} />
          <div className="two-columns">
            <TrendPart data={data} search={search} onSearch={onSearch} onPeople={onPeople} />
            <DefinitionPart definition={data.definition} />
          </div>
          <PartsPart data={data} search={search} onSearch={onSearch} onPeople={onPeople} />
          <div id="people" tabIndex={-1}>
            <OperatorGate>
              <PeoplePart data={data} search={search} onSearch={onSearch} onPeople={onPeople} />
            </OperatorGate>
          </div>
        </>
      )}
    </Answered>
  );
}
