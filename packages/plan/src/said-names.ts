/** How names of indicators end in running text. */
const ending =
  "(?:率|水平|寿命|比例|占比|比重|性别比|药占比|医护比|床护比|摄入量|满意度|覆盖面|人均经费|诊疗量|强度|增速|增幅|人数|床位数|床位总数|医师数|医生数|护士数|人员数|药师（士）数|药师\\(士\\)数|托位数|牙数|机构数|平均住院日|平均反应时间|住院日|次均费用)";
const whole = new RegExp(`${ending}$`, "u");
/** Stocks of people and beds. */
const stock = /(?:新增就业|床位|床位总?数|人员|人员总数|总量|医师|护士|医生|药师|总?人口|人口总数|托位)$/u;
/** What a sentence says before it comes to the indicator. */
const lead =
  /^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）.、．](?!\d+%)|[一二三四五六七八九十]+是|[-—–•·●]+|“(?=[到至今])|即(?=.{4})|(?:我国|中国)的?|全国|(?:到|至|在|于|争取到|力争到|力争|争取|预测|预计|展望|截至)*“?(?:20\d{2}年|十[一二三四五六七八九]?五”?(?:规划)?(?:时期|期间|期)?末?|规划期末)(?:[、和]20\d{2}年)*年?[末底]?前?|今年|年内|年底前|到?年底|全[区市县国省旗]共?有?|我[区市县旗]|辖区内?|(?:较|比|与)(?:20\d{2}年|“?十.五”?末)(?:相比)?|确保|力争|争取|完成(?=20\d{2}年)|使(?!用)|让|实现|进一步|努力|对(?!口|象)|不断|逐步|切实|提高|降低|降至|促进(?=.{6})|提升|其中|并(?!发)|居民(?=人均)|(?:常住|户籍)人口(?=每[千万]人口)|[将把]|[\u4e00-\u9fff]{2,3}[区县旗](?=居民)|“?十[一二三四五六七八九]?五”?(?:时期|期间))+[,:、]?/u;
const actions =
  /^(?:加强|推进|完善|建立|开展|保障|严格|落实|做好|扩大|组织|继续|推动|深化|加快|优化|健全|强化|设置|新建|新增|建成|建设|配备|引进|培训|培养|选派|拟|规划|每所|每个|为\D|按|按照|共|累计|达到|完成)/u;
/** Whose rate it is: what comes before is said of the next name too (患者规范管理率和服药率). */
const people =
  /^.*?(?:档案|疫苗)(?=.)|^.*?(?:儿童|患者|居民|妇女|老年人|孕产妇|产妇|人群|学生|新生儿|疫苗|病人|感染者)(?=.)|^人均(?:每日)?(?=.)|^每(?:[千万]|10万)(?:名|服务)?(?:常住|户籍|老年)?人口?(?:拥有)?(?=.)/u;

export const isNamed = (name: string): boolean => whole.test(name) || perHead(name);
/** A rate of people who are named at length may be as long as a clause; anything else that long is a sentence. */
export const isTooLong = (name: string): boolean => name.length > (whole.test(name) ? 60 : 45);
export const isStock = (name: string): boolean => stock.test(name) && !actions.test(name);
const perHead = (name: string): boolean => /^每(?:[千万]|10万)/u.test(name) && name.length > 4;

/** The words of the last clause, without what only leads to the name and without what only leads to the figure. */
export function bareName(before: string): string {
  const clause = before.split(/[,;:。!?]/u).at(-1) ?? "";
  return stripped(clause);
}

export function stripped(clause: string): string {
  return clause
    .replace(/^[、和及与]+/u, "")
    .replace(/^.*(?:提出|明确|要求)[到至]20\d{2}年[将使]?/u, "")
    .replace(/^.*(?:主要|核心|总体|具体|工作|预期|系列)(?:目标|指标)(?:任务)?(?:是|为|包括)/u, "")
    .replace(
      /(?:力争|争取|计划|预计)?(?:到|至|在|于)?20\d{2}年(?:末|底)?前?(?:力争|争取)?$|连续[一二三四五\d]年$|以[^,]{1,8}为单位$|每年$/u,
      "",
    )
    .replace(/目标值?$/u, "")
    .replace(
      /(?:分别|均|都|要|应|应当|仅|已|将|进一步|逐步|(?<=[率数比例])(?:预期|计划)|总体|累计|力争|争取|逐年|总数)+$/u,
      (end) => (end.includes("总数") ? "总数" : ""),
    )
    .replace(lead, "")
    .replace(lead, "")
    .replace(/^[^,]{2,6}要(?:努力)?实现/u, "")
    .replace(/^推[动进](?=.{4,}(?:率|水平|寿命)$)/u, "")
    .replace(/^全[区市县国省](?=居民)/u, "");
}

/** 推进…, 设置…: the clause tells of a deed. 配备校医的学校比例 is a share all the same. */
export const startsWithAction = (name: string): boolean =>
  actions.test(name) && !/的.*(?:比例|占比|率)$|^达到.{2,12}的|^新建.*率$/u.test(name);

/**
 * The clause before, where the figure's own has no name: 某某比例逐年增加，争取到2023年达到…; 某率比2020年提高8个百分点，达到30%.
 */
export function nameOfClauseBefore(before: string): string {
  const clause = before.split(/[,;:。]/u).at(-2) ?? "";
  const bare = stripped(clause)
    .replace(
      /(?:由|从|较|比(?!例|重)|年均|每年|逐年|逐步|稳步|持续|不断|累计|达到|达(?=\d)|为(?=\d)|不低于|控制在|[到至在]20\d{2}年).*$/u,
      "",
    )
    .replace(/(?:增加|提高|提升|上升|下降|降低|翻一番)$/u, "");
  return bare.replace(/^对/u, "");
}

const clauseBefore = (before: string): string => stripped(before.split(/[,;:。、]/u).at(-2) ?? "");

/** 孕产妇系统管理7242人，系统管理率98.98%: the clause before says whose rate it is. */
export function whoseCounted(name: string, before: string): string {
  const counted = clauseBefore(before).match(/^(.*?)\d+(?:\.\d+)?人$/u)?.[1];
  return /率$/u.test(name) && counted?.endsWith(name.replace(/率$/u, "")) === true ? `${counted}率` : name;
}

/** 床位数稳步增加 says something of its own; no rate of what follows is named by it. */
const predicate =
  /稳步|逐步|不断|持续|进一步|明显|显著|(?:增加|提高|提升|下降|降低|完善|健全|扩大|改善|增强|形成|落实)$/u;

/** A bare 覆盖率 or 合格率 belongs to what stands before it: a person's other rate, a counted thing, or the work itself. */
export function withSubject(name: string, before: string): string | null {
  const previous = clauseBefore(before);
  const items = previous.match(/^(.*?项目)(?:达到|达|不低于)?\d+(?:\.\d+)?项$/u)?.[1];
  if (items !== undefined) return `${items}${name}`;
  const rate = previous.replace(/(?:达到|达|低于|不低于|控制在|保持在?|维持在?|稳定在|为)?\d[\d.]*(?:%|‰|\/).*$/u, "");
  const whose = whole.test(rate) ? rate.match(people)?.[0] : undefined;
  if (whose !== undefined) return `${whose}${name}`;
  const noun = previous
    .replace(/(?:工作|任务)$/u, "")
    .replace(/^(?:深入|全面|积极)?(?:开展|推进|加强|做好|实施|完成|落实)/u, "");
  if (predicate.test(noun)) return null;
  return noun.length < 4 || noun.length > 24 || /\d/u.test(noun) ? null : `${noun}${name}`;
}

/** 甲率和乙率 with one figure for both; with 均 the pieces share the last one's end. */
export function severalOf(name: string, isShared: boolean): string[] {
  const pieces = name.split(/[、和与]|及(?!时)/u);
  if (pieces.length === 1 || /采取|接受/u.test(name)) return [name];
  if (name.includes("等")) return severalAfterExamples(name);
  if (isShared && pieces.length <= 4) return listOf(name, pieces.length) ?? [name];
  if (!pieces.every((piece) => whole.test(piece) && piece.length > 2)) return [name];
  return withWhose(pieces);
}

/** 初中生, 中西部地区: only whose it is; what is measured stands in the name before (小学生近视率). */
export function likeBefore(name: string, last: string | null): string {
  if (last === null || name.length > 10 || isNamed(name)) return name;
  const whose = name.match(/(?:生|儿童|居民|妇女|患者|地区|省份|城市|农村|男性|女性)$/u)?.[0];
  const at = whose === undefined ? -1 : last.indexOf(whose);
  const measured = whose === undefined ? "" : last.slice(at + whose.length);
  return at < 0 || !(whole.test(measured) || /^每|数量$/u.test(measured)) ? name : `${name}${measured}`;
}

const head = /^每(?:[千万]|10万)(?:名)?(?:常住|户籍)?(?:人口|居民)/u;

/** 每千人口医师数达到2.5人，护士数达到3.1人: no part of a person is meant but so many a head, as in the name before. */
export function perHeadAs(name: string, figure: string, last: string | null): string {
  const per = last?.match(head)?.[0];
  const isCount = /(?:医师|医生|护士|人员|床位|药师|托位)数?$/u.test(name) && /\d\.\d+[人名张个]/u.test(figure);
  return per === undefined || !isCount || perHead(name) ? name : `${per}${name}`;
}

/** 甲病、乙病等患者诊断率、治疗率: the examples divide no name, what follows them may. */
function severalAfterExamples(name: string): string[] {
  const examples = name.slice(0, name.lastIndexOf("等") + 1);
  const [first = "", ...others] = name.slice(examples.length).split(/[、和与]|及(?!时)/u);
  if (others.length === 0 || ![first, ...others].every((piece) => whole.test(piece) && piece.length > 2)) return [name];
  return [`${examples}${first}`, ...others];
}

/** The first name's people, said once for all: 严重精神障碍患者规范管理率和服药率. */
function withWhose(names: readonly string[]): string[] {
  const whose = names[0]?.match(people)?.[0];
  if (whose === undefined) return [...names];
  return names.map((name, at) =>
    at > 0 && (name.length <= (/疫苗$/u.test(whose) ? 6 : 4) || /^(?:每|人均)/u.test(whose)) && !people.test(name)
      ? `${whose}${name}`
      : name,
  );
}

/** 甲、乙和丙死亡率分别: the end of the last name is the end of them all. */
export function listOf(text: string, count: number): string[] | null {
  const pieces = text.split(/[、和与]|及(?!时)/u).map((piece) => piece.replace(lead, ""));
  const names = pieces.slice(-count);
  const last = names.at(-1);
  const first = names[0];
  if (names.length !== count || last === undefined || first === undefined) return null;
  const isPerHead = perHead(first) && names.every((name) => stock.test(name) || whole.test(name));
  const counting = last.endsWith("数") ? "数" : "";
  if (isPerHead) return withWhose(names.map((name) => (name.endsWith(counting) ? name : `${name}${counting}`)));
  if (!whole.test(last)) return null;
  const tail = tailFor(first, last);
  return withWhose(names.map((name) => (whole.test(name) ? name : `${name}${tail}`)));
}

/** What the last name has and the first lacks: 高血压 + 糖尿病患者规范管理率 → 患者规范管理率. */
function tailFor(first: string, last: string): string {
  const shared = last.match(whole)?.[0] ?? "";
  const like = first.length > 2 ? last.indexOf(first.slice(-2)) : -1;
  if (like >= 0) return last.slice(like + 2);
  const level = /[级市县区镇村]$/u.test(first) ? last.indexOf(first.slice(-1)) : -1;
  if (level > 0 && last.length > level + 2) return last.slice(level + 1);
  const person = /[工民者童人妇生员儿]$/u.test(first) ? last.match(/^.*?[工民者童人妇生员](?=.)/u)?.[0] : undefined;
  if (person !== undefined) return last.slice(person.length);
  const patients = last.match(/(?:患者|病人).*$/u)?.[0];
  if (patients !== undefined && !/患者|病人/u.test(first)) return patients;
  const rest = last.slice(first.length);
  // 城乡居民高血压 + 糖尿病规范管理率: whose it is has no counterpart in the last name.
  const own = rest !== "" && rest.length < 3 ? last.slice(first.replace(people, "").length) : rest;
  return own.length >= shared.length && own !== "" ? own : shared;
}
