import { after } from "./printed-figure.ts";
import type { Said } from "./said.ts";

const verb = "能够|能|建有|设有|设置|设立|达到|接受|实现|得到|具备|建立|开展|提供|配备|为";
const start = "(?<=^|[,;:)]|让|使|有|在|以及|中(?=至少|不少于)|确保|实现|其中|和|、|全[区市县旗])";
const share = new RegExp(
  `${start}(至少|不少于|不低于)?(\\d+(?:\\.\\d+)?%)(以上|左右)?的?([^,;。%]{0,40}?)(?=[,;。]|$|[和、]\\d)`,
  "gu",
);
const all = new RegExp(`(?<=^|[,;:])([\\u4e00-\\u9fff]{2,12})(100%)(配备到位|达标|覆盖|完成|到位)${after}`, "gu");
const reached = new RegExp(
  `(?:达到|实现)([^,;。%]{0,8}?)(\\d+(?:\\.\\d+)?%)(以上)?的([\\u4e00-\\u9fff]{2,10}率)${after}`,
  "gu",
);

/** Shares said before their people: 90%以上的乡镇卫生院达到基本标准, 让50%以上的患者接受服务, 达到省要求0.5%的检出率. */
export function sharesIn(text: string): Said[] {
  const found: Said[] = [];
  const group: { at: number; end: number; figure: string; who: string; does: string | null }[] = [];
  for (const match of text.matchAll(share)) {
    const [printed, least = "", figure = "", bound = "", words = ""] = match;
    const cut = words.search(new RegExp(verb, "u"));
    const isBeing = cut === 0 && words.startsWith("为");
    group.push({
      at: match.index,
      end: match.index + printed.length,
      figure: `${least === "" ? "" : "不低于"}${figure}${bound}`,
      who: isBeing ? words.slice(1) : cut < 0 ? words : words.slice(0, cut),
      does: isBeing ? "" : cut < 0 ? null : words.slice(cut),
    });
  }
  for (const [index, { at, end, figure, who, does }] of group.entries()) {
    const next = group[index + 1];
    const said = does ?? (next !== undefined && /^[和、]/u.test(text.slice(end)) ? next.does : null);
    if (said !== null && who.length >= 2) found.push(shareOf(`${who}${said}`, figure, [at, end]));
  }
  for (const match of text.matchAll(all))
    found.push(shareOf(`${match[1]}${match[3]}`, match[2] ?? "", [match.index, match.index + match[0].length]));
  for (const match of text.matchAll(reached))
    found.push(shareOf(match[4] ?? "", `${match[2]}${match[3] ?? ""}`, [match.index, match.index + match[0].length]));
  return found;
}

function shareOf(name: string, figure: string, [at, end]: readonly [number, number]): Said {
  return { name, figure, unit: "%", year: null, from: null, at, end, by: "share" };
}
