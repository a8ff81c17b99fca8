/** One place where the code breaks a rule of ARCHITECTURE.md or CONTRIBUTING.md. */
export interface Fault {
  readonly rule: string;
  /** Relative to the repository. */
  readonly file: string;
  readonly detail: string;
}
