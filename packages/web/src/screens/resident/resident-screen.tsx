import { getRouteApi } from "@tanstack/react-router";
import { useResident } from "../../api/queries.ts";
import { WhoMay } from "../../parts/may.tsx";
import { Answered } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { BloodPressurePart } from "./blood-pressure-part.tsx";
import { Identity } from "./identity.tsx";
import { StandingsPart } from "./standings-part.tsx";
import { VisitsPart } from "./visits-part.tsx";

const route = getRouteApi("/residents/$key");

function Opened() {
  const { t } = useLanguage();
  const { key } = route.useParams();
  const resident = useResident(key);
  return (
    <Answered query={resident} rows={12} heading={t("resident.title")}>
      {(data) => (
        <>
          <Identity data={data} />
          <WhoMay right="visit" />
          <VisitsPart data={data} />
          <StandingsPart data={data} />
          <BloodPressurePart data={data} />
        </>
      )}
    </Answered>
  );
}

/** One resident: who they are, what was done and is due, why they count where they count. */
export function ResidentScreen() {
  return (
    <OperatorGate>
      <Opened />
    </OperatorGate>
  );
}
