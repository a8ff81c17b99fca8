/** A rate per head as running text states it: so many of what for how many people. */
export interface PerHead {
  /** 每千人口注册护士数, as its own sentence would print it. */
  readonly name: string;
  readonly digits: string;
  readonly unit: string;
  readonly index: number;
}

const people = "每([千万])(?:名)?(?:常住|户籍)?人口(?:拥有|的)?";
const figure = "(\\d+(?:\\.\\d+)?)(人|名|张|个)?";
/** 由2015年的4.80张提高到2020年的5.50张: what there is now is the second figure. */
const from =
  "(?:分别)?由(?:20\\d{2}年的?)?\\d+(?:\\.\\d+)?(?:人|名|张|个)?(?:提高|增加|上升|增长|提升|下降|降低|减少|降)?[到至](?:20\\d{2}年的?)?";
const one = new RegExp(
  `${people}([\\u4e00-\\u9fff()]{2,16}?)(?:总?数)?(?:${from}|(?:分别)?(?:是|为|达到|达|有)?)${figure}(?!\\d|\\.|%|[-~—至])`,
  "gu",
);
/** Whose figure it is when it is not the plan's own. */
const others = /(?:全国|全省|全市|省|国家|省内|周边)(?:的)?(?:平均|目标|标准|要求)?(?:为)?$/u;

/** Rates per head whose thing is no name of an indicator by its ending: 每千人口护士2.18人, 每万人口全科医师达到2.8人. */
export function perHeadIn(text: string): PerHead[] {
  return [...text.matchAll(one)].flatMap((match) => {
    const [, per = "", thing = "", digits = "", unit = ""] = match;
    if (/[由比较]|[是为达]$/u.test(thing) || others.test(text.slice(0, match.index))) return [];
    return [{ name: `每${per}人口${thing}数`, digits, unit, index: match.index }];
  });
}

/** 每千人口甲数、乙数分别是1、2: the people are said once for the whole list. */
export function withPeople(names: readonly string[]): string[] {
  const said = names[0]?.match(/^每[千万](?:名)?(?:常住|户籍)?人口(?:拥有|的)?/u)?.[0];
  return names.map((name) => (said === undefined || /^每/u.test(name) || !/数$/u.test(name) ? name : `${said}${name}`));
}
