/** The shapes of `catalogue/simulation/*.yaml`, as a YAML reader returns them. Chances are between 0 and 1. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

export interface PlaceTable {
  readonly district: { readonly code: string; readonly name: Name };
  readonly townships: readonly {
    readonly code: string;
    readonly name: Name;
    readonly tile: readonly [number, number];
  }[];
  readonly villages: readonly VillageRow[];
}

export interface VillageRow {
  /** 12 digits. */
  readonly code: string;
  readonly kind: "community" | "village";
  readonly name: Name;
  readonly weight: number;
  /** Last day, ISO, of a village that was merged into another. */
  readonly to?: string;
  readonly mergedInto?: string;
}

export interface InstitutionTable {
  readonly institutions: readonly InstitutionRow[];
  readonly catchment: readonly {
    readonly centre: string;
    readonly township?: string;
    readonly villages?: readonly string[];
  }[];
  readonly quality: readonly QualityRow[];
}

export interface InstitutionRow {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
  readonly parent: string | null;
  readonly name: Name;
}

export interface QualityRow {
  readonly centre: string;
  /** Percentage points added to the district's level, and their change a year. */
  readonly standard: { readonly points: number; readonly yearly: number };
  readonly control: { readonly points: number; readonly yearly: number };
  readonly rush: number;
  readonly screening: number;
  readonly enrolment: number;
  readonly lateEntry: number;
}

export interface AgeTable {
  readonly population: {
    readonly maleShare: number;
    readonly groups: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
  };
  readonly mortality: {
    readonly groups: readonly { readonly from: number; readonly male: number; readonly female: number }[];
  };
}

interface GivenNames {
  readonly old: readonly string[];
  readonly young: readonly string[];
}

export interface NameTable {
  readonly surnames: readonly (readonly [string, number])[];
  readonly male: GivenNames;
  readonly female: GivenNames;
  readonly youngFrom: number;
  readonly oneCharacter: number;
}

export interface EventTable {
  readonly population: {
    readonly births: number;
    readonly movesIn: number;
    readonly movesOut: number;
    readonly movesWithin: number;
    readonly twins: number;
  };
  readonly recording: {
    readonly usualDelay: number;
    readonly lateDelay: readonly [number, number];
    readonly deathDelay: readonly [number, number];
    readonly moveDelay: readonly [number, number];
  };
  readonly imperfections: {
    readonly wrongPressure: number;
    readonly futureDate: number;
    readonly unknownCode: number;
    readonly missingSubject: number;
    readonly halfLine: number;
    readonly enteredTwice: number;
    readonly corrected: number;
    readonly withdrawn: number;
    readonly secondRecord: number;
  };
}

export interface HypertensionTable {
  readonly programme: string;
  readonly diagnosis: { readonly icd10: { readonly code: string; readonly display: Name } };
  /** Form ids and option codes of the programme, so that no code of a form stands in the source. */
  readonly forms: {
    readonly followUp: string;
    readonly yearlyExam: string;
    readonly mode: { readonly clinic: string; readonly home: string; readonly phone: string };
    readonly adherence: { readonly regular: string; readonly intermittent: string; readonly none: string };
    readonly salt: readonly string[];
    readonly symptoms: { readonly none: string; readonly crisis: string; readonly mild: string };
    readonly evaluation: { readonly normal: string; readonly abnormal: string };
    /** From the mildest treatment to the strongest. */
    readonly drugs: readonly string[];
  };
  readonly prevalence: {
    readonly points: readonly { readonly age: number; readonly male: number; readonly female: number }[];
  };
  readonly detection: { readonly elsewhere: number; readonly beforeStart: number };
  readonly enrolment: { readonly delay: readonly [number, number]; readonly under35: number };
  readonly standard: {
    readonly years: readonly (readonly [number, number])[];
    readonly habit: number;
    readonly failures: { readonly quarter: number; readonly exam: number; readonly recheck: number };
  };
  readonly control: {
    readonly years: readonly (readonly [number, number])[];
    readonly afterChange: number;
    readonly afterReferral: number;
    readonly resistant: { readonly share: number; readonly chance: number };
    readonly neglected: number;
    readonly emergency: number;
    readonly adverseReaction: number;
    readonly complication: number;
    readonly phone: number;
    readonly missingPressure: number;
  };
  readonly leaving: {
    readonly lost: number;
    readonly returns: number;
    readonly returnAfter: readonly [number, number];
    readonly withdrawn: number;
    readonly followsMove: number;
  };
}

export interface Tables {
  readonly places: PlaceTable;
  readonly institutions: InstitutionTable;
  readonly ages: AgeTable;
  readonly names: NameTable;
  readonly events: EventTable;
  readonly hypertension: HypertensionTable;
}
