import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useDistrict, useResident } from "../../api/queries.ts";
import { Writers } from "../../parts/may.tsx";
import { Answered } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { useProgramme } from "./programme.ts";
import { VisitForm } from "./visit-form.tsx";

const route = getRouteApi("/residents/$key/visits/new");

function Opened() {
  const { t } = useLanguage();
  const { key } = route.useParams();
  const search = route.useSearch();
  const district = useDistrict().data;
  const today = district?.today ?? "";
  const { operator } = useSession();
  const institution = district?.operators.find((one) => one.id === operator)?.institution ?? null;
  const resident = useResident(key);
  const programme = useProgramme(search.programme);
  const [entry, setEntry] = useState(0);
  return (
    <Answered query={resident} heading={t("resident.record")}>
      {(opened) => (
        <Answered query={programme} heading={t("resident.record")}>
          {(definition) => (
            <VisitForm
              key={entry}
              forms={{
                programme: definition,
                form: search.form ?? "",
                resident: opened,
                visit: null,
                today,
                institution,
              }}
              onAnother={() => setEntry(entry + 1)}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}

export function NewVisitScreen() {
  const { t } = useLanguage();
  return (
    <OperatorGate>
      <Writers right="visit" title={t("resident.record")}>
        <Opened />
      </Writers>
    </OperatorGate>
  );
}
