import { documentProblems, type PagesRead, readDocument, UnreadableDocument } from "@kangyu/documents";
import { checkPlan, type Finding, type Plan, type PlanDocument, readPlan } from "@kangyu/plan";

/** What a thread is asked to do with a document. */
export type PlanTask =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "check"; readonly blocks: PlanDocument["blocks"]; readonly earlier: Earlier | null };

/** The plan before, as it was read, and its text. */
interface Earlier {
  readonly plan: Plan;
  readonly blocks: PlanDocument["blocks"];
}

export interface ReadResult {
  readonly format: string;
  readonly blocks: PlanDocument["blocks"];
  readonly plan: Plan;
  readonly findings: readonly Finding[];
}

export interface ResultOf {
  readonly read: ReadResult | { readonly problem: string };
  readonly check: readonly Finding[];
}

/** What a thread says while it works, and at last. */
export type Said<Task extends PlanTask> =
  | { readonly done: number; readonly total: number }
  | { readonly result: ResultOf[Task["kind"]] };

/** Why a document could not be read where the document itself is not to blame. */
const FAILED = {
  zh: "读取时出错。请把文件另存为 DOCX 或 TXT 再试。",
  en: "Reading failed. Save the file as DOCX or TXT and try again.",
};

/** The sentence for the code of an unreadable document: what is wrong and what to do. */
export function readingProblem(code: string): { readonly zh: string; readonly en: string } {
  return code in documentProblems ? documentProblems[code as keyof typeof documentProblems] : FAILED;
}

export async function perform(task: PlanTask, onPage?: PagesRead): Promise<ResultOf[PlanTask["kind"]]> {
  if (task.kind === "check") {
    const { blocks, earlier } = task;
    return checkPlan({ blocks }, earlier?.plan, earlier && { blocks: earlier.blocks }).findings;
  }
  try {
    const { format, blocks } = await readDocument(task.bytes, onPage);
    return { format, blocks, plan: readPlan({ blocks }), findings: checkPlan({ blocks }).findings };
  } catch (error) {
    if (error instanceof UnreadableDocument) return { problem: error.code };
    throw error;
  }
}
