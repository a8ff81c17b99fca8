/** A rate per head as running text states it: so many of what for how many people. */
export interface PerHead {
  /** 每千人口注册护士数, as its own sentence would print it. */
  readonly name: string;
  readonly digits: string;
  readonly unit: string;
  readonly index: number;
}

const people = "每([千万])(?:名)?(?:常住|户籍)?人口(?:拥有|的)?";
const one = new RegExp(
  `${people}([\\u4e00-\\u9fff()]{2,16}?)(?:总?数)?(?:分别)?(?:是|为|达到|达|有)?(\\d+(?:\\.\\d+)?)(人|名|张|个)?(?!\\d|\\.|%|[-~—至])`,
  "gu",
);

/** Rates per head whose thing is no name of an indicator by its ending: 每千人口护士2.18人, 每万人口全科医师达到2.8人. */
export function perHeadIn(text: string): PerHead[] {
  return [...text.matchAll(one)].map((match) => {
    const [, per = "", thing = "", digits = "", unit = ""] = match;
    return { name: `每${per}人口${thing}数`, digits, unit, index: match.index };
  });
}

/** 每千人口甲数、乙数分别是1、2: the people are said once for the whole list. */
export function withPeople(names: readonly string[]): string[] {
  const said = names[0]?.match(/^每[千万](?:名)?(?:常住|户籍)?人口(?:拥有|的)?/u)?.[0];
  return names.map((name) => (said === undefined || /^每/u.test(name) || !/数$/u.test(name) ? name : `${said}${name}`));
}
