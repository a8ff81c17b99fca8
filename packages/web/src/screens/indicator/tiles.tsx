import { useDistrict } from "../../api/queries.ts";
import type { Part, Place } from "../../api/types.ts";
import { formatShare, formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { IndicatorSearch } from "./indicator-screen.tsx";

export interface TilePosition {
  readonly column: number;
  readonly row: number;
}

/** Where each tile lies, from 1: as the places say; in rows of about equal length where any place says nothing. */
export function tilePositions(codes: readonly string[], places: readonly Place[]): readonly TilePosition[] {
  const tiles = codes.map((code) => places.find((place) => place.code === code)?.tile ?? null);
  const known = tiles.filter((tile) => tile !== null);
  const columns = Math.max(2, Math.ceil(Math.sqrt(codes.length)));
  if (known.length < codes.length) {
    return codes.map((_, at) => ({ column: (at % columns) + 1, row: Math.floor(at / columns) + 1 }));
  }
  const left = Math.min(...known.map(([column]) => column));
  const top = Math.min(...known.map(([, row]) => row));
  return known.map(([column, row]) => ({ column: column - left + 1, row: row - top + 1 }));
}

/** A schematic map: one tile per township; it says where nobody is, only who is how far. */
export function Tiles(props: {
  readonly parts: readonly Part[];
  readonly onPeople: (filter: IndicatorSearch) => void;
}) {
  const { t, pick } = useLanguage();
  const places = useDistrict().data?.places ?? [];
  const positions = tilePositions(
    props.parts.map((part) => part.code),
    places,
  );
  return (
    <>
      <div className="tiles">
        {props.parts.map((part, at) => (
          <button
            key={part.code}
            type="button"
            className={`tile tile-${part.light}`}
            style={{ gridColumn: positions[at]?.column, gridRow: positions[at]?.row }}
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
