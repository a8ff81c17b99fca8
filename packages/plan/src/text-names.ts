/** How names of indicators end in what running text states, as the checks read it; what a plan aims at is read by said-names. */
const end =
  "(?:率|水平|寿命|比例|占比|比重|摄入量|满意度|覆盖面|强度|增速|人数|床位数|医师数|医生数|护士数|人员数|托位数|平均住院日)";
const wholeName = new RegExp(`${end}$`, "u");
/** What a sentence says before it comes to the indicator. */
const lead =
  /^(?:(?:到|至|争取到|力争到|力争|争取|预测|预计|在)?“?(?:20\d{2}年|十[一二三四五六七八九]?五”?(?:期)?末|规划期末)底?|全[区市县国省]|我[区市县]|辖区内?|确保|力争|争取|使|让|实现|进一步|努力|对(?!口)|不断|逐步|切实|提高|达到|降低|促进(?=.{6})|提升|其中)+[,，:]?/u;
const actions = /^(?:加强|推进|完善|建立|开展|保障|严格|落实|做好|扩大|组织|继续|推动|深化|加快|优化|健全|强化)/u;

/**
 * The names of the indicators that the words before a figure end with; null where they end with none.
 * `count` figures follow (分别), so the names are a list of as many; `free` lets any noun be the name (a change against a year).
 */
export function namesOf(before: string, count: number, free = false): string[] | null {
  const clause = before.split(/[,，。;；:：!?]/u).at(-1) ?? "";
  const bare = clause.replace(/(?:分别|均|都|要|应|应当|总体)+$/u, "").replace(lead, "");
  if (count > 1) return listOf(bare, count);
  if (bare === "") return namesOfClauseBefore(before);
  if (!free && !wholeName.test(bare)) return null;
  if (actions.test(bare) || bare.length > 45) return null;
  if (wholeName.test(bare) && bare.length <= 4) return withSubject(before, bare);
  return severalOf(bare);
}

/** 某某比例逐年增加，争取到2023年达到…: the name stands one clause earlier. */
function namesOfClauseBefore(before: string): string[] | null {
  const clause = before
    .split(/[,，。;；:：]/u)
    .at(-2)
    ?.replace(/(?:逐年|逐步|稳步|持续|不断)(?:增加|提高|提升|上升|下降|降低)$/u, "");
  const bare = clause?.replace(/^(?:并|且)?对/u, "").replace(lead, "");
  return bare !== undefined && wholeName.test(bare) && bare.length > 4 && bare.length <= 30 ? [bare] : null;
}

/** A bare 覆盖率 or 检出率 belongs to what the clause before it speaks of. */
function withSubject(before: string, name: string): string[] | null {
  const subject = before
    .split(/[,，。;；:：]/u)
    .at(-2)
    ?.replace(lead, "")
    .replace(/工作$/u, "");
  const noun = subject?.replace(/^(?:深入|全面|积极)?(?:开展|推进|加强|做好|实施)/u, "");
  if (name === "" || noun === undefined || noun.length < 4 || noun.length > 24 || /\d/u.test(noun)) return null;
  return [`${noun}${name}`];
}

/** 甲率和乙率 with one figure for both. */
function severalOf(name: string): string[] {
  const pieces = name.split(/[、和及]/u);
  return pieces.length > 1 && pieces.every((piece) => wholeName.test(piece) && piece.length > 2) ? pieces : [name];
}

/** 甲、乙和丙死亡率分别: the end of the last name is the end of them all. */
function listOf(text: string, count: number): string[] | null {
  const pieces = text.split(/[、和及与]/u).map((piece) => piece.replace(lead, ""));
  const names = pieces.slice(-count);
  const last = names.at(-1);
  if (names.length !== count || last === undefined || !wholeName.test(last)) return null;
  const shared = last.match(new RegExp(`${end}$`, "u"))?.[0] ?? "";
  const first = names[0] ?? "";
  const like = first.length > 2 ? last.indexOf(first.slice(-2)) : -1;
  const tail =
    like >= 0
      ? last.slice(like + 2)
      : last.slice(first.length).length >= shared.length
        ? last.slice(first.length)
        : shared;
  return names.map((name) => (wholeName.test(name) ? name : `${name}${tail === "" ? shared : tail}`));
}
