import { createHash } from "node:crypto";
import type { Actor, PlanDocumentEntry } from "@kangyu/store";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { planDocument as contract } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import { questionsOf } from "../views/plan-entry.ts";
import { checkName, documentOf, shownEntry } from "./plan-documents.ts";

type Received = z.infer<typeof contract.received>;

/** A plan with pictures may have tens of megabytes; a book of pictures is not read anyway. */
const DOCUMENT_BYTES = 64 * 1024 ** 2;
const READING = { zh: "读取规划文件", en: "Reading a plan document" };

interface Arrived {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function arrived(request: FastifyRequest, pasted: z.infer<typeof contract.pasted> | undefined): Promise<Arrived> {
  if (pasted !== undefined) return { name: pasted.name, bytes: new TextEncoder().encode(pasted.text) };
  if (!request.isMultipart()) throw new Refused("no-file");
  const part = await request.file({ limits: { fileSize: DOCUMENT_BYTES } });
  if (part === undefined || part.filename === "") throw new Refused("no-file");
  return { name: part.filename, bytes: await part.toBuffer() };
}

/** Reads a document in the background: a screen follows its state. What stopped the reading is said with the document. */
function readInBackground(context: Context, { id }: Pick<PlanDocumentEntry, "id">, actor: Actor): Promise<void> {
  const { store, planDesk, stopping } = context;
  const { done } = context.jobs.start("read-plan", READING, async () => {
    const bytes = await store.planDocumentBytes(id, actor);
    if (bytes === null) return;
    try {
      const read = await planDesk.read(id, bytes);
      if ("problem" in read) return await store.endReading(id, read, actor);
      const { findings, ...content } = read;
      planDesk.keep(checkName({ document: id, earlier: null }), Promise.resolve(findings));
      await store.endReading(id, { ...content, questions: questionsOf(read.plan, findings) }, actor);
    } catch (error) {
      // A stopped server reads it at the next start.
      if (!stopping.aborted) await store.endReading(id, { problem: "reading-failed" }, actor);
      throw error;
    }
  });
  return done;
}

/** Takes a document or a pasted text; answers as soon as its bytes are kept. The same bytes are the same document. */
export async function receivePlanDocument(
  context: Context,
  request: FastifyRequest,
  { pasted, actor }: { readonly pasted: z.infer<typeof contract.pasted> | undefined; readonly actor: Actor },
): Promise<Received> {
  const { name, bytes } = await arrived(request, pasted);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { jurisdiction } = context.district;
  const { entry, added } = await context.store.addPlanDocument({ jurisdiction, sha256, name, bytes }, actor);
  if (added) void readInBackground(context, entry, actor);
  return { document: await shownEntry(context, entry.id, actor), added };
}

/** Reads an unreadable document once more: after an upgrade, or where the reading itself had failed. */
export async function readAgain(context: Context, id: string, actor: Actor): Promise<Received["document"]> {
  const entry = await documentOf(context, id, actor);
  if (entry.state === "unreadable") {
    await context.store.beginReading(id, actor);
    void readInBackground(context, entry, actor);
  }
  return shownEntry(context, id, actor);
}

/** Goes on with readings that a stop or a crash cut short. */
export async function resumeReadings(context: Context): Promise<void> {
  const actor = { operator: "server", institution: null };
  const entries = await context.store.planDocuments(context.district.jurisdiction, actor);
  for (const entry of entries) if (entry.state === "reading") void readInBackground(context, entry, actor);
}
