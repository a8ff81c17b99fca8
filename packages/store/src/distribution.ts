/** How each table spreads over machines when a district outgrows one (Citus). Held against the database by a test. */
export type Distribution =
  /** Rows about a person: by record key, which comes first in every primary key and unique index. */
  | { readonly by: "record" }
  /** Rows that are looked up before a record is known: by this column. */
  | { readonly by: "own"; readonly column: string }
  /** Small registers without a person, whole on every machine. */
  | { readonly by: "reference" };

export const distribution = {
  record: { by: "record" },
  resident: { by: "record" },
  resident_token: { by: "record" },
  link: { by: "record" },
  resource: { by: "record" },
  fact: { by: "record" },
  track: { by: "record" },
  delta: { by: "record" },
  audit: { by: "record" },
  outbox: { by: "record" },
  alias: { by: "own", column: "outside" },
  audit_list: { by: "own", column: "id" },
  idempotency: { by: "own", column: "key" },
  ledger: { by: "own", column: "id" },
  shared_resource: { by: "own", column: "id" },
  plan_photo: { by: "own", column: "id" },
  plan_notice: { by: "own", column: "id" },
  plan_notice_read: { by: "own", column: "notice" },
  evaluation: { by: "own", column: "id" },
  evaluation_report: { by: "own", column: "evaluation" },
  plan_task: { by: "reference" },
  plan_project: { by: "reference" },
  import_run: { by: "reference" },
  figure: { by: "reference" },
  term: { by: "reference" },
  standing: { by: "reference" },
  place: { by: "reference" },
  institution: { by: "reference" },
  setting: { by: "reference" },
  definition: { by: "reference" },
  plan: { by: "reference" },
  plan_binding: { by: "reference" },
  plan_document: { by: "reference" },
  finding_answer: { by: "reference" },
  district_synonym: { by: "reference" },
  plan_draft: { by: "reference" },
  reported_figure: { by: "reference" },
  migration: { by: "reference" },
} as const satisfies Readonly<Record<string, Distribution>>;
