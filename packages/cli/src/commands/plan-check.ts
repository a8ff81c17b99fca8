import { checkPlan, type Finding, type Plan, readPlan } from "@kangyu/plan";
import { findingKey } from "@kangyu/store";
import { type Command, firstValue, type Invocation, textFlag, UnusableInput } from "../command.ts";
import { type AnswerEntry, type Answers, readAnswers, writeAnswers } from "../plan/answers-file.ts";
import { type DistrictWords, dataFlagOfPlans, districtWords } from "../plan/district-words.ts";
import { readTold } from "../plan/read-told.ts";

/** Questions that a plan's own figures ask: sums, figures with two values, weak targets. It corrects nothing. */
export const planCheck: Command = {
  path: ["plan", "check"],
  group: "plan",
  summary: "check a plan document: sums that do not fit, figures with two values, weak targets",
  description: `Every finding is a question with its arithmetic and its places; the plan is never changed. Its id stays the same as long as
its figures do, so an answer holds for the next draft too.

--answers names a JSON file of answers by id, {"answers": {"ID": {"state": "explained", "reason": "…"}}}; a state is open, agreed,
explained or dismissed, and the last two need a reason. --update writes the file: it is made where there is none, questions
that it does not have are added as open, and what stands in it is kept. With --data the answers given on the screen count too;
the file goes before them.

Exits with 0 whether or not there are findings, with 1 under --strict while a question is open, and with 2 when the document or
the answers cannot be read.`,
  examples: [
    "kangyu plan check plan.docx",
    "kangyu plan check plan.docx --earlier last-plan.pdf --json",
    "kangyu plan check plan.docx --answers answers.json --update",
    "kangyu plan check plan.docx --answers answers.json --open --strict",
  ],
  arguments: [{ name: "<file>", description: "the document" }],
  flags: [
    { flags: "--earlier <file>", description: "the plan before it, to hold this one against" },
    { flags: "--answers <file>", description: "answers given before, JSON" },
    { flags: "--update", description: "add new questions to the answers file" },
    { flags: "--open", description: "print open questions only" },
    { flags: "--strict", description: "exit with 1 while a question is open" },
    { flags: "--json", description: "print everything as JSON" },
    dataFlagOfPlans,
  ],
  async run(invocation) {
    const { flags, console } = invocation;
    const { plan, asked } = await questionsOf(invocation);
    const file = textFlag(invocation, "answers");
    const given = await answersOf(file, flags.update === true);
    const words = await districtWords(invocation);
    const all = asked.map((one) => ({ ...one, answer: answerTo(one.id, given, words) }));
    const open = all.filter(({ answer }) => answer === null);
    if (file !== undefined && flags.update === true) await update(file, { plan, asked, given });
    const shown = flags.open === true ? open : all;
    if (flags.json === true) console.out(`${JSON.stringify({ findings: shown }, null, 2)}\n`);
    else for (const finding of shown) console.out(`${linesOf(finding)}\n`);
    if (file !== undefined || words !== null) console.tell(countsOf(all.length, open.length, unasked(given, asked)));
    return flags.strict === true && open.length > 0 ? 1 : 0;
  },
};

type Asked = Finding & { readonly id: string };
interface Answer extends Pick<AnswerEntry, "reason"> {
  readonly state: string;
  readonly from: "file" | "district";
}
type Shown = Asked & { readonly answer: Answer | null };

async function questionsOf(invocation: Invocation): Promise<{ readonly plan: Plan; readonly asked: readonly Asked[] }> {
  const document = await readTold(firstValue(invocation), invocation.console);
  const earlierFile = textFlag(invocation, "earlier");
  const earlier = earlierFile === undefined ? null : await readTold(earlierFile, invocation.console);
  const plan = readPlan(document);
  const { findings } = checkPlan(document, earlier && readPlan(earlier), earlier);
  return { plan, asked: findings.map((finding) => ({ id: findingKey(plan, finding), ...finding })) };
}

async function answersOf(file: string | undefined, isUpdate: boolean): Promise<Answers> {
  if (file === undefined) {
    if (!isUpdate) return new Map();
    throw new UnusableInput("--update 须与 --answers 同用。 / --update needs --answers.");
  }
  const answers = await readAnswers(file);
  if (answers !== null) return answers;
  if (isUpdate) return new Map();
  throw new UnusableInput(
    `没有答复文件 ${file}；加 --update 可新建。 / There is no answers file ${file}; --update makes one.`,
  );
}

function answerTo(id: string, given: Answers, words: DistrictWords | null): Answer | null {
  const own = given.get(id);
  if (own !== undefined && own.state !== "open") return { state: own.state, reason: own.reason, from: "file" };
  const other = words?.answers.get(id);
  return other === undefined ? null : { state: other.state, reason: other.reason ?? undefined, from: "district" };
}

interface Updating {
  readonly plan: Plan;
  readonly asked: readonly Asked[];
  readonly given: Answers;
}

/** Adds questions that the file does not have; what stands in it is kept, also answers to questions not asked now. */
async function update(file: string, { plan, asked, given }: Updating): Promise<void> {
  const added = asked.map(({ id, message, arithmetic, sources }): [string, AnswerEntry] => {
    const places = [...new Set(sources.map(({ line }) => line))].join(", ");
    return [id, given.get(id) ?? { state: "open", reason: "", question: message.zh, arithmetic, places }];
  });
  await writeAnswers(file, plan.title ?? "", new Map([...given, ...added]));
}

function unasked(given: Answers, asked: readonly Asked[]): number {
  const ids = new Set(asked.map(({ id }) => id));
  return [...given].filter(([id, { state }]) => state !== "open" && !ids.has(id)).length;
}

function countsOf(all: number, open: number, gone: number): string {
  const zh = gone === 0 ? "" : `；答复文件中另有 ${gone} 条答复，其问题已不存在`;
  const en = gone === 0 ? "" : `; ${gone} answers are to questions not asked any more`;
  return `问题 ${all} 个，已答复 ${all - open} 个，待答复 ${open} 个${zh}。 / ${all} questions, ${all - open} answered, ${open} open${en}.\n`;
}

const marks = { error: "✗", suspicious: "?", "weak-target": "↓" } as const;
const STATE_WORDS: Readonly<Record<string, string>> = {
  agreed: "认可 agreed",
  explained: "已说明 explained",
  dismissed: "不成立 dismissed",
};

function linesOf({ id, severity, code, message, arithmetic, sources, answer }: Shown): string {
  const places = [...new Set(sources.map((source) => source.line))].join(", ");
  const reason = answer?.reason ? `: ${answer.reason}` : "";
  const answered = answer === null ? "" : `  ✓ ${STATE_WORDS[answer.state] ?? answer.state}${reason}\n`;
  return `${marks[severity]} ${code}  [${places}]  ${id}\n  ${message.zh}\n  ${message.en}\n  ${arithmetic}\n${answered}`;
}
