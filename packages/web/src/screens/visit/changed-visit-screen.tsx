import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useDistrict, useResident } from "../../api/queries.ts";
import type { Resident, Visit } from "../../api/types.ts";
import { Writers } from "../../parts/may.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { useProgramme } from "./programme.ts";
import { VisitForm } from "./visit-form.tsx";

const route = getRouteApi("/residents/$key/visits/$id");

function Correction({ resident, visit }: { readonly resident: Resident; readonly visit: Visit }) {
  // What is corrected stays the version that was opened, also when the answer is fetched anew after saving.
  const [opened] = useState(visit);
  const today = useDistrict().data?.today ?? "";
  const programme = useProgramme(opened.programme);
  return (
    <Answered query={programme}>
      {(definition) => (
        <VisitForm
          forms={{ programme: definition, form: opened.form, resident, visit: opened, today, institution: null }}
          onAnother={null}
        />
      )}
    </Answered>
  );
}

function Opened() {
  const { t } = useLanguage();
  const { key, id } = route.useParams();
  const resident = useResident(key);
  return (
    <Answered query={resident} heading={t("resident.correct")}>
      {(opened) => {
        const visit = opened.visits.find((one) => one.id === id);
        return visit ? <Correction resident={opened} visit={visit} /> : <Empty title={t("resident.noVisits")} />;
      }}
    </Answered>
  );
}

export function ChangedVisitScreen() {
  const { t } = useLanguage();
  return (
    <OperatorGate>
      <Writers right="visit" title={t("resident.correct")}>
        <Opened />
      </Writers>
    </OperatorGate>
  );
}
