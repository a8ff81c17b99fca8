import { getRouteApi, Link } from "@tanstack/react-router";
import { useReported } from "../../api/reported.ts";
import type { ReportedPage } from "../../api/types.ts";
import { WhoMay } from "../../parts/may.tsx";
import { Answered } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { MeaningPart } from "./meaning-part.tsx";
import { StandingPart } from "./standing-part.tsx";
import { TownshipsPart } from "./townships-part.tsx";
import { VersionsPart } from "./versions-part.tsx";
import { YearsPart } from "./years-part.tsx";

const route = getRouteApi("/figures/$subject");

/** The indicator's name as the plan prints it, else by its definition. */
export function useFigureName(): (data: ReportedPage) => string {
  const { lang, pick } = useLanguage();
  return ({ row, definition, subject }) => {
    if (row !== null) return lang === "en" ? (row.nameEn ?? row.name) : row.name;
    return definition === null ? subject : pick(definition.name);
  };
}

function Page({ data }: { readonly data: ReportedPage }) {
  const { t, pick } = useLanguage();
  const name = useFigureName()(data);
  return (
    <>
      <header className="screen-head">
        <Link to="/figures" search={{ plan: data.plan?.id }}>
          {t("figures.title")}
        </Link>
        <h1>{name}</h1>
        <span className="help">{data.plan === null ? "" : pick(data.plan.title)}</span>
      </header>
      {data.world === "simulated" ? <p className="notice">{t("figures.simulated")}</p> : null}
      <WhoMay right="figures" />
      <StandingPart data={data} />
      <div className="two-columns">
        <YearsPart data={data} />
        <MeaningPart data={data} />
      </div>
      <TownshipsPart data={data} />
      <VersionsPart data={data} />
    </>
  );
}

/** One indicator that no record counts: its values by year, who handed them in, from which source, with which evidence. */
export function FigureScreen() {
  const { t } = useLanguage();
  const { operator } = useSession();
  const { subject } = route.useParams();
  const page = useReported(subject, route.useSearch().plan);
  return (
    <>
      {operator === null ? <h1>{t("figures.title")}</h1> : null}
      <OperatorGate>
        <Answered query={page} rows={12} heading={t("figures.title")}>
          {(data) => <Page data={data} />}
        </Answered>
      </OperatorGate>
    </>
  );
}
