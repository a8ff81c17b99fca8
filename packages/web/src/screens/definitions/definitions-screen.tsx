import { getRouteApi, Link } from "@tanstack/react-router";
import { Answered, Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { type ProgrammeRow, useProgramme, useProgrammes } from "../visit/programme.ts";
import { CasesPart } from "./cases-part.tsx";
import { DictionaryPart } from "./dictionary-part.tsx";
import { FormsPart } from "./forms-part.tsx";
import { IndicatorsPart } from "./indicators-part.tsx";
import { MeasuresPart } from "./measures-part.tsx";
import { ProgrammeHead } from "./programme-head.tsx";
import { StepsPart } from "./steps-part.tsx";

const route = getRouteApi("/definitions");

function Choices({ rows, chosen }: { readonly rows: readonly ProgrammeRow[]; readonly chosen: string }) {
  const { t, pick } = useLanguage();
  return (
    <nav className="filters" aria-label={t("definitions.programmes")}>
      {rows.map((row) => (
        <Link
          key={row.id}
          to="/definitions"
          search={{ id: row.id }}
          className="pill"
          aria-current={row.id === chosen ? "page" : undefined}
        >
          {pick(row.title)} <span className="help">{row.version}</span>
        </Link>
      ))}
    </nav>
  );
}

function Opened({ id }: { readonly id: string }) {
  const programme = useProgramme(id);
  return (
    <Answered query={programme} rows={12}>
      {(data) => (
        <>
          <ProgrammeHead data={data} />
          <MeasuresPart data={data} />
          <StepsPart data={data} />
          <FormsPart definition={data.definition} />
          <CasesPart key={data.id} data={data} />
        </>
      )}
    </Answered>
  );
}

/** The programmes the district runs, in words, and their cases, which this browser can run itself. */
export function DefinitionsScreen() {
  const { t } = useLanguage();
  const search = route.useSearch();
  const programmes = useProgrammes();
  return (
    <>
      <header className="screen-head">
        <h1>{t("definitions.title")}</h1>
      </header>
      <IndicatorsPart />
      <Answered query={programmes}>
        {({ items }) => {
          const id = search.id ?? items[0]?.id;
          if (id === undefined) return <Empty title={t("definitions.none")} />;
          return (
            <>
              <Choices rows={items} chosen={id} />
              <Opened id={id} />
            </>
          );
        }}
      </Answered>
      <DictionaryPart />
    </>
  );
}
