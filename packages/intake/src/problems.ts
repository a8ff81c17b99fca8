interface Words {
  readonly zh: string;
  readonly en: string;
}

/**
 * Everything intake refuses a row or a file for. The sentence says what is wrong and, where it can, what to do; the
 * place stands beside it in the ledger. No value of the row is quoted.
 */
export const intakeProblems = {
  "file-empty": { zh: "文件是空的。", en: "The file is empty." },
  "file-format": {
    zh: "无法识别的文件格式:需要 FHIR R4 的 NDJSON(每行一个资源)、Bundle 或资源数组,可用 gzip 压缩。",
    en: "Not a format that can be read: FHIR R4 as NDJSON (one resource a line), a Bundle or an array, gzip allowed.",
  },
  "file-encoding": {
    zh: "无法识别文件的字符编码:请另存为 UTF-8 后再导入。",
    en: "The file's character encoding is not known: save it as UTF-8 and import it again.",
  },
  "file-changed": {
    zh: "文件与中断的那次导入不同,已另行导入。",
    en: "The file is not the one whose import was cut off; it was imported anew.",
  },
  "file-truncated": {
    zh: "文件在两个条目之间中断:其后的条目没有收到,请取得完整的文件后再次导入。",
    en: "The file ends between two entries: what follows did not arrive. Get the whole file and import it again.",
  },
  encoding: {
    zh: "这一行的字节不是文件所用的编码。",
    en: "The bytes of this row are not in the file's encoding.",
  },
  "half-line": { zh: "最后一行不完整。", en: "The last line is not complete." },
  "not-json": { zh: "这一行不是有效的 JSON。", en: "This row is not valid JSON." },
  "row-too-large": { zh: "这一行超过 16 MB。", en: "This row is larger than 16 MB." },
  "not-a-resource": { zh: "不是 FHIR 资源。", en: "Not a FHIR resource." },
  "unknown-type": { zh: "未知的或不接收的资源类型。", en: "A resource type that is unknown or not kept." },
  "unknown-element": { zh: "此资源类型没有这个元素。", en: "This type of resource has no such element." },
  "missing-element": { zh: "缺少必填元素。", en: "A required element is missing." },
  "wrong-type": { zh: "值的类型不对。", en: "The value has the wrong type." },
  "bad-format": { zh: "值的格式不对,或日期不存在。", en: "The value has the wrong form, or the date does not exist." },
  "empty-value": { zh: "元素是空的。", en: "The element is empty." },
  "too-many": { zh: "值的个数超过允许。", en: "More values than allowed." },
  "unknown-code": { zh: "代码不在规定的值集内。", en: "The code is not in the required value set." },
  "broken-rule": { zh: "违反 FHIR 对该元素的规则。", en: "Breaks a rule of FHIR for this element." },
  "no-subject": { zh: "没有写明是哪位居民的记录。", en: "Does not say which person it is about." },
  "subject-unknown": { zh: "所指的居民不存在。", en: "The person it refers to does not exist." },
  "date-in-future": { zh: "日期在今天之后。", en: "The date is after today." },
  "date-too-early": { zh: "日期早于 1850 年。", en: "The date is before 1850." },
  "death-before-birth": { zh: "死亡日期早于出生日期。", en: "The day of death is before the day of birth." },
  "end-before-start": { zh: "结束日期早于开始日期。", en: "The end is before the start." },
  "value-impossible": { zh: "数值超出可能的范围。", en: "The value is outside what is possible." },
  "unknown-questionnaire": { zh: "未知的表单或版本。", en: "An unknown form, or an unknown version of it." },
  "unknown-item": { zh: "表单没有这个项目。", en: "The form has no such item." },
  "unknown-option": { zh: "选项代码不在表单定义内。", en: "The option is not in the definition of the form." },
  "ledger-closed": { zh: "这条记录已经处理,或不存在。", en: "This row has been dealt with, or does not exist." },
  "form-error": { zh: "不符合表单的要求。", en: "Does not meet what the form requires." },
} as const satisfies Readonly<Record<string, Words>>;

export type IntakeProblemCode = keyof typeof intakeProblems;

/** A detail that comes in both languages (what a form said), as the ledger keeps it. */
export function bilingual({ zh, en }: Words): string {
  return `${zh}${BETWEEN}${en}`;
}

/** Unit separator: stands in no text of a form. */
const BETWEEN = "\u001f";

/** The words of a problem for people, with its detail where it has one; a code of another room is given as it is. */
export function problemText(code: string, detail: string | null): Words {
  const words = (intakeProblems as Readonly<Record<string, Words>>)[code] ?? { zh: code, en: code };
  if (detail === null || detail === "") return words;
  const [zh = detail, en = zh] = detail.split(BETWEEN);
  return { zh: `${words.zh}(${zh})`, en: `${words.en} (${en})` };
}
