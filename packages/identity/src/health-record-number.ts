import { type Refused, refused } from "./problems.ts";

export interface HealthRecordNumber {
  readonly ok: true;
  /** 17 digits. */
  readonly number: string;
  /** `XXXXXX-XXX-XXX-XXXXX`, as it is printed. */
  readonly display: string;
  /** The last eight digits `XXX-XXXXX`, which all other forms carry. */
  readonly short: string;
  readonly county: string;
  readonly township: string;
  readonly village: string;
  /** What the village part says; null for the numbers that the rule leaves open. */
  readonly villageKind: "residents-committee" | "village-committee" | "other-organisation" | null;
  readonly serial: number;
}

function villageKindOf(village: number): HealthRecordNumber["villageKind"] {
  if (village >= 1 && village <= 99) return "residents-committee";
  if (village >= 101 && village <= 199) return "village-committee";
  return village >= 901 && village <= 999 ? "other-organisation" : null;
}

/**
 * Reads a health record number: 17 digits = county 6 + township 3 + village 3 + serial 5, with or without hyphens
 * (National Basic Public Health Services Specification, 3rd edition, 2017, resident health records). Its village digits
 * are not those of the statistical place code.
 */
export function parseHealthRecordNumber(text: string): HealthRecordNumber | Refused {
  const number = text.trim().replaceAll("-", "");
  if (!/^\d*$/.test(number)) return refused("characters", "characters");
  if (number.length !== 17) return refused("length", "length");
  const [county, township, village, serial] = [
    number.slice(0, 6),
    number.slice(6, 9),
    number.slice(9, 12),
    number.slice(12),
  ];
  return {
    ok: true,
    number,
    display: `${county}-${township}-${village}-${serial}`,
    short: `${village}-${serial}`,
    county,
    township,
    village,
    villageKind: villageKindOf(Number(village)),
    serial: Number(serial),
  };
}

/** Builds a health record number; `serial` counts the persons at the filing institution, 1 to 99999. */
export function buildHealthRecordNumber(parts: {
  county: string;
  township: string;
  village: string;
  serial: number;
}): string {
  return `${parts.county}${parts.township}${parts.village}${String(parts.serial).padStart(5, "0")}`;
}
