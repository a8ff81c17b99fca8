/** A ViewDefinition of SQL on FHIR v2 (hl7.org/fhir/uv/sql-on-fhir, 2.0.0), the parts that a runner needs. */
export interface ViewDefinition {
  readonly resourceType?: string;
  readonly name?: string;
  readonly title?: string;
  readonly description?: string;
  readonly status?: string;
  /** The type of resource it reads. */
  readonly resource: string;
  readonly constant?: readonly ViewConstant[];
  readonly where?: readonly { readonly path: string; readonly description?: string }[];
  readonly select: readonly ViewSelect[];
}

/** `name` and one `value[x]`. */
export interface ViewConstant {
  readonly name: string;
  readonly [value: string]: unknown;
}

export interface ViewSelect {
  readonly column?: readonly ViewColumn[];
  readonly select?: readonly ViewSelect[];
  readonly forEach?: string;
  readonly forEachOrNull?: string;
  /** Paths followed again and again from each element found, depth first. */
  readonly repeat?: readonly string[];
  readonly unionAll?: readonly ViewSelect[];
}

export interface ViewColumn {
  readonly name: string;
  readonly path: string;
  readonly type?: string;
  readonly collection?: boolean;
  readonly description?: string;
}
