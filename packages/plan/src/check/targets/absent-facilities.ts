import { squeeze } from "../../text.ts";
import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { levelsWithoutHospitals } from "./levels.ts";

const facilities = ["社区卫生服务中心", "社区卫生服务站", "乡镇卫生院", "村卫生室"] as const;

/** Rows about hospitals of a grade, or about facilities, that the plan's own lists of what there is do not have. */
export const absentFacilities: Check = (evidence) => {
  const asked = new Set(ask(levelsWithoutHospitals, evidence).flatMap(({ indicators }) => indicators));
  return [...absentGrades(evidence), ...absentKinds(evidence)].filter(
    ({ indicators }) => !indicators.some((name) => asked.has(name)),
  );
};

/** 二级医院3个、一级医院4个、未定级医院2个: a list by grade says which there are. */
function absentGrades({ figures, rows }: Evidence): Question[] {
  const grades = figures.filter((one) => !one.forward && /^[一二三]级(?:医院|综合医院|公立医院)$/u.test(one.name));
  const sentences = Map.groupBy(grades, (one) => one.sentence);
  const list = [...sentences.values()].find((same) => same.length >= 2);
  const first = list?.[0];
  if (list === undefined || first === undefined) return [];
  return rows.flatMap((row) => {
    const grade = row.name.match(/^([一二三]级)(?!以上|及以上)(?:公立|综合)?医院/u)?.[1];
    if (grade === undefined || first.source.quote.includes(grade)) return [];
    return [
      question(
        { name: row.name, thing: `${grade}医院`, said: list.map((one) => `${one.name}${one.value}`).join("、") },
        [row.source, first.source],
      ),
    ];
  });
}

/** A kind of facility that stands nowhere in the text although the text counts at least two other kinds. */
function absentKinds({ figures, rows, passages }: Evidence): Question[] {
  const counted = figures.filter((one) => !one.forward && facilities.some((kind) => one.name === kind));
  const kinds = [...new Set(counted.map((one) => one.name))];
  const [first] = counted;
  if (first === undefined || kinds.length < 2) return [];
  return rows.flatMap((row) => {
    const kind = facilities.find((one) => row.name.includes(one));
    const named = passages.some(
      ({ text, line }) => line !== row.source.line && kind !== undefined && squeeze(text).includes(kind),
    );
    if (kind === undefined || named) return [];
    return [question({ name: row.name, thing: kind, said: kinds.join("、") }, [row.source, first.source])];
  });
}

interface Absent {
  readonly name: string;
  readonly thing: string;
  readonly said: string;
}

function question({ name, thing, said }: Absent, sources: Question["sources"]): Question {
  return {
    code: "nothing-to-measure",
    severity: "suspicious",
    confidence: 0.75,
    message: {
      zh: `“${name}”针对${thing}，而文中列出的只有${said}。`,
      en: `“${name}” is about what the plan's own list of what there is does not have (${thing}).`,
    },
    arithmetic: `${thing} ∉ ${said}`,
    sources,
    indicators: [name],
  };
}
