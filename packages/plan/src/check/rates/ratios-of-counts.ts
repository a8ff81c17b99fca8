import type { Check, Question } from "../finding.ts";
import { clauseOf, type PrintedSentence } from "../printed.ts";

/** A printed ratio further from that of the numbers than this is another ratio. */
const apart = 0.03;
const several = /(?:之比|比例|比)(?:分别)?(?:为|是|约为)?(\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?){1,3})/u;
const sexes = /性别比(?:为|是|达到?)?(\d{2,3}(?:\.\d+)?)(?!\d|[:∶%])/u;
const perHead =
  /每千[^,;\d]{0,20}(?:医师|医生)[^,;\d]{0,10}(\d+\.\d+)人?[、,][^,;\d]{0,14}护士[^,;\d]{0,10}(\d+\.\d+)人?[、,][^;]{0,6}医护(?:之)?比[^,;\d]{0,6}(\d+(?:\.\d+)?)[:∶](\d+(?:\.\d+)?)/u;

/** 高级486人、中级1134人、初级1620人，三者之比3∶8∶10; 男婴…女婴…，性别比…; 医师2.5人，护士2.9人，医护比1:1.25 as aims. */
export const ratiosOfCounts: Check = ({ printed }) =>
  printed.flatMap((sentence) => [
    ...ofParts(sentence),
    ...ofSexes(sentence),
    ...ofAims(sentence),
    ...ofNames(sentence),
  ]);

function ofParts({ numbers, text, source }: PrintedSentence): Question[] {
  const found = text.match(several);
  const terms = (found?.[1] ?? "").split(/[:∶]/u).map(Number);
  if (found?.index === undefined || terms.length < (/[二两]者之比/u.test(text) ? 2 : 3)) return [];
  const before = numbers.filter(
    ({ words, unit }) => unit !== "" && unit !== "%" && text.indexOf(words) < (found.index ?? 0),
  );
  const total = before.findLast(({ words }) =>
    /合计|共/u.test(clauseOf({ words, value: 0, step: 1, decimals: 0, unit: "", isBound: false })),
  );
  const counts = before.filter((one) => one !== total).slice(-terms.length);
  if (counts.length !== terms.length || counts.some(({ unit }) => unit !== counts[0]?.unit)) return [];
  const scale = (counts[0]?.value ?? 0) / (terms[0] ?? 1);
  const fits = counts.every(
    ({ value }, at) => Math.abs(value / scale - (terms[at] ?? 0)) <= Math.max(0.06, apart * (terms[at] ?? 0)),
  );
  const values = counts.map(({ value }) => value);
  return fits || scale <= 0 ? [] : [question(values.join(" : "), terms.join(" : "), source)];
}

function ofSexes({ numbers, text, source }: PrintedSentence): Question[] {
  const said = text.match(sexes)?.[1];
  const men = numbers.find((one) => /男(?:婴|孩|性)?$/u.test(clauseOf(one)));
  const women = numbers.find((one) => /女(?:婴|孩|性)?$/u.test(clauseOf(one)));
  if (said === undefined || men === undefined || women === undefined || men.unit !== women.unit || women.value === 0)
    return [];
  const computed = (100 * men.value) / women.value;
  if (Math.abs(computed - Number(said)) <= 0.06 || men.unit === "%" || Math.abs(computed - Number(said)) > 30)
    return [];
  return [question(`${men.value}/${women.value} × 100 = ${computed.toFixed(2)}`, said, source)];
}

const named =
  /(护士|医师|医生|床位)(?:数)?与(护士|医师|医生|床位)(?:数)?之?比(?:约)?(?:为)?(\d+(?:\.\d+)?)[:∶](\d+(?:\.\d+)?)/u;

/** 护士与医师之比为1.15:1 */
function ofNames({ numbers, text, source, forward }: PrintedSentence): Question[] {
  const [, one = "", other = "", of, to] = text.match(named) ?? [];
  if (of === undefined || forward) return [];
  const countOf = (name: string) =>
    numbers.find((count) => clauseOf(count).endsWith(name) && count.value >= 20)?.value ?? 0;
  const [left, right] = [countOf(one), countOf(other)];
  if (left === 0 || right === 0) return [];
  const [computed, said] = [left / right, Number(of) / Number(to)];
  if (Math.abs(computed - said) <= apart * computed) return [];
  return [question(`${left}/${right} = ${computed.toFixed(2)}`, `${of}:${to}`, source)];
}

function ofAims({ text, source, forward }: PrintedSentence): Question[] {
  const [, doctors, nurses, of, to] = (forward ? text.match(perHead) : null) ?? [];
  if (doctors === undefined || nurses === undefined) return [];
  const [computed, said] = [Number(nurses) / Number(doctors), Number(to) / Number(of)];
  if (Math.abs(computed - said) <= apart * computed) return [];
  return [question(`${nurses}/${doctors} = ${computed.toFixed(2)}`, `${of}:${to}`, source)];
}

function question(computed: string, said: string, source: Question["sources"][number]): Question {
  return {
    code: "ratio-of-rates",
    severity: "error",
    confidence: 0.8,
    message: {
      zh: `文中的比为 ${said}，按所列数量为 ${computed}。`,
      en: `The ratio printed is ${said}; the numbers beside it make ${computed}.`,
    },
    arithmetic: `${computed} ≠ ${said}`,
    sources: [source],
    indicators: [],
  };
}
