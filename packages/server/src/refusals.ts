import { StoreError } from "@kangyu/store";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { z } from "zod";
import type { resident } from "./contract/index.ts";
import { PROBLEMS, type ProblemCode, type RefusalKind } from "./problems.ts";

export type Refusal = z.infer<typeof resident.refusal>;

/** What a route throws to refuse. Carries no name or number of a person, so that it may be logged. */
export class Refused extends Error {
  readonly code: ProblemCode;
  readonly extra: Partial<Pick<Refusal, "text" | "detail" | "path" | "problems">>;

  constructor(code: ProblemCode, extra: Partial<Pick<Refusal, "text" | "detail" | "path" | "problems">> = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** Codes of other rooms that have a refusal of their own here; any other becomes `write-refused` with its code as detail. */
const FROM_OTHER_ROOMS: Readonly<Record<string, ProblemCode>> = {
  "version-conflict": "stale-version",
  "idempotency-mismatch": "idempotency-mismatch",
  "record-unknown": "unknown-resident",
  "subject-unknown": "unknown-resident",
  "resource-unknown": "unknown-visit",
  "import-unknown": "unknown-import",
  "ledger-unknown": "unknown-ledger-row",
  "plan-item-unknown": "unknown-photo",
  "evaluation-unknown": "unknown-evaluation",
  "evaluation-signed": "evaluation-signed",
  "document-unknown": "unknown-plan-document",
  "draft-unknown": "unknown-draft",
  "answered-meanwhile": "answered-meanwhile",
  "bound-meanwhile": "bound-meanwhile",
};

/** The refusal for a problem that another room returned as a value. */
export function refusedBy(problem: { readonly code: string; readonly path: string | null }): Refused {
  const known = FROM_OTHER_ROOMS[problem.code];
  const path = problem.path === null ? {} : { path: problem.path };
  return known === undefined
    ? new Refused("write-refused", { detail: problem.code, ...path })
    : new Refused(known, path);
}

/** The one place where an error becomes an HTTP answer: status and body, never a stack. */
export function answerOf(error: unknown): { readonly status: number; readonly body: Refusal } {
  if (error instanceof Refused) return answer(error.code, error.extra);
  if (error instanceof StoreError) return answerOf(refusedBy({ code: error.code, path: null }));
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    const path = `${error.validationContext ?? "request"}${first?.instancePath ?? ""}`;
    return answer("bad-request", { path, ...(first?.message === undefined ? {} : { detail: first.message }) });
  }
  const status = (error as Partial<FastifyError>).statusCode;
  if (status === 413) return answer("file-too-large");
  if (status === 415) return answer("unsupported-media");
  if (status !== undefined && status >= 400 && status < 500) return answer("bad-request");
  return answer("internal");
}

function answer(code: ProblemCode, extra: Refused["extra"] = {}): { status: number; body: Refusal } {
  const kind: RefusalKind = PROBLEMS[code];
  return { status: kind.status, body: { code, text: kind.text, ...extra } };
}

/** Fastify's error handler. An error nobody foresaw is logged by its class and code only: its message may quote a record. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = answerOf(error);
  if (status >= 500) {
    const seen = error as { name?: string; code?: string; stack?: string };
    const frames = (seen.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
    request.log.error({ name: seen.name, code: seen.code, frames: frames.slice(0, 8) }, "request failed");
  }
  return reply.code(status).type("application/json; charset=utf-8").send(body);
}
