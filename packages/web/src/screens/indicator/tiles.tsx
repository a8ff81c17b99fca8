import type { Part } from "../../api/types.ts";
import { formatShare, formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { IndicatorSearch } from "./indicator-screen.tsx";

/** A schematic map: one tile per township, in rows; it says where nobody is, only who is how far. */
export function Tiles(props: {
  readonly parts: readonly Part[];
  readonly onPeople: (filter: IndicatorSearch) => void;
}) {
  const { t, pick } = useLanguage();
  const columns = Math.max(2, Math.ceil(Math.sqrt(props.parts.length)));
  return (
    <>
      <div className="tiles" style={{ gridTemplateColumns: `repeat(${columns}, minmax(110px, 1fr))` }}>
        {props.parts.map((part) => (
          <button
            key={part.code}
            type="button"
            className={`tile tile-${part.light}`}
            onClick={() => props.onPeople({ place: part.code })}
          >
            <span>{pick(part.name)}</span>
            <span className="tile-value">{formatValue(part.figure.value)}</span>
            <LightWord light={part.light} />
            <span className="share">{formatShare(part.figure)}</span>
          </button>
        ))}
      </div>
      <p className="help">{t("indicator.tileHelp")}</p>
    </>
  );
}
