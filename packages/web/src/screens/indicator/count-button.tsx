import type { MeasureState } from "../../api/types.ts";
import { formatCount } from "../../parts/format.ts";
import { useLanguage } from "../../strings/language.ts";
import type { IndicatorSearch } from "./indicator-screen.tsx";

/** A number of people that opens to their names. */
export function CountButton(props: {
  readonly name: string;
  readonly state: MeasureState;
  readonly count: number;
  readonly filter?: IndicatorSearch;
  readonly onPeople: (filter: IndicatorSearch) => void;
}) {
  const { t } = useLanguage();
  const { name, state, count, filter, onPeople } = props;
  return (
    <button
      type="button"
      className="link"
      aria-label={t("indicator.showPeople", { name, state: t(`state.${state}`), count })}
      onClick={() => onPeople({ ...filter, state })}
    >
      {formatCount(count)}
    </button>
  );
}
