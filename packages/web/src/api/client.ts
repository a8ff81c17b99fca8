import type { Refusal } from "./types.ts";

/** The server said no, or could not be reached (`status` 0). The message is safe to show; it names no person. */
export class RefusedError extends Error {
  readonly status: number;
  readonly refusal: Refusal;

  constructor(status: number, refusal: Refusal) {
    super(refusal.code);
    this.name = "RefusedError";
    this.status = status;
    this.refusal = refusal;
  }
}

export interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly query?: Readonly<Record<string, string | number | null | undefined>> | undefined;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly operator?: string | null;
  /** The same key a second time gives the first answer: a double click cannot write twice. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** The answer is a file: it comes as a Blob. */
  readonly file?: boolean;
}

export function addressOf(path: string, query: Call["query"] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Header values are Latin-1 on the wire; an operator's id may be Chinese. */
function headersOf(call: Call): Headers {
  const headers = new Headers({ accept: "application/json" });
  if (call.operator) headers.set("x-kangyu-operator", encodeURIComponent(call.operator));
  if (call.idempotencyKey) headers.set("idempotency-key", call.idempotencyKey);
  if (call.body !== undefined) headers.set("content-type", "application/json");
  return headers;
}

const unreachable: Refusal = {
  code: "unreachable",
  text: {
    zh: "连不上本机的康域服务。请确认它仍在运行。",
    en: "The Kangyu server on this machine cannot be reached. Is it running?",
  },
};

function unreadable(status: number): Refusal {
  return {
    code: "unreadable",
    text: { zh: `服务的回答无法读取(${status})。`, en: `The server's answer could not be read (${status}).` },
  };
}

/** One request; resolves to the parsed answer, rejects with `RefusedError` only. */
export async function request<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const body = call.form ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const response = await fetch(addressOf(path, call.query), {
    method: call.method ?? "GET",
    headers: headersOf(call),
    ...(body === undefined ? {} : { body }),
    ...(call.signal ? { signal: call.signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new RefusedError(0, unreachable);
  });
  if (response.status === 204) return undefined as Answer;
  if (response.ok && call.file) return (await response.blob()) as Answer;
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer as Answer;
  throw new RefusedError(response.status, isRefusal(answer) ? answer : unreadable(response.status));
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "code" in answer && "text" in answer;
}
