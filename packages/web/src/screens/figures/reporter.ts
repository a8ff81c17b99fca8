import { useNames } from "../../parts/person.tsx";
import { useLanguage } from "../../strings/language.ts";

/** The name of whoever handed a figure in: an operator, or the program that simulates a district. */
export function useReporter(): (operator: string) => string {
  const { t } = useLanguage();
  const names = useNames();
  return (operator) => (operator === "simulation" ? t("figures.simulation") : names.operator(operator));
}
