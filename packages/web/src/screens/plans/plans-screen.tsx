import "../../style/plans.css";
import { OnlyFor, WhoMay } from "../../parts/may.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { BringPart } from "./bring-part.tsx";
import { ListPart } from "./list-part.tsx";

/** The plans as the office has them: brought here, and how far each is with its findings. */
export function PlansScreen() {
  const { t } = useLanguage();
  return (
    <>
      <header className="screen-head">
        <h1>{t("plans.title")}</h1>
      </header>
      <OperatorGate>
        <WhoMay right="plan" />
        <OnlyFor right="plan">
          <BringPart />
        </OnlyFor>
        <ListPart />
      </OperatorGate>
    </>
  );
}
