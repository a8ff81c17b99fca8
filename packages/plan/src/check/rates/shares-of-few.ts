import type { Figure } from "../figures.ts";
import type { Check, Question } from "../finding.ts";
import { shown } from "../rounding.ts";

/** With more units than this a printed share without decimals says too little. */
const few = 60;

/** 14所乡镇卫生院中，达标的占75.00%: no number of fourteen gives that share. */
export const sharesOfFew: Check = ({ figures }) =>
  figures.flatMap((share): Question[] => {
    if (share.unit !== "%" || !share.exact || !/(?:占|比例为|占比)$/u.test(share.name)) return [];
    const whole = wholeOf(share, figures);
    if (whole === null || whole.value < 2 || whole.value > few || !Number.isInteger(whole.value)) return [];
    const step = 100 / whole.value;
    const half = 0.5 * 10 ** -share.decimals;
    const count = share.value / step;
    const [below, above] = [Math.floor(count) * step, Math.ceil(count) * step];
    if (share.value - below <= half + 0.005 || above - share.value <= half + 0.005 || step < 4 * half) return [];
    return [
      {
        code: "percentage-impossible",
        severity: "suspicious",
        confidence: 0.8,
        message: {
          zh: `${whole.value}${whole.unit}“${whole.name}”中，没有哪个数量恰好占 ${share.value}%。`,
          en: `No number of ${whole.value} (“${whole.name}”) gives ${share.value} %.`,
        },
        arithmetic: `${Math.floor(count)}/${whole.value} = ${shown(below)}% < ${share.value}% < ${Math.ceil(count)}/${whole.value} = ${shown(above)}%`,
        sources: share.source.quote === whole.source.quote ? [share.source] : [share.source, whole.source],
        indicators: [whole.name],
      },
    ];
  });

/** The whole that the words name, else the count straight before it whose things the share speaks of. */
function wholeOf(share: Figure, figures: readonly Figure[]): Figure | null {
  const same = (one: Figure | null) => (one !== null && /^[个家所]$/u.test(one.unit) ? one : null);
  const marked = same(share.whole);
  if (marked !== null) return marked;
  const at = figures.indexOf(share);
  const near = figures.slice(0, at).filter((one) => one.sentence === share.sentence && /^[个家所]$/u.test(one.unit));
  return (
    near.find((one) => one.name.length >= 4 && share.name.replace(/占$/u, "").endsWith(one.name)) ??
    (near.length === 1 ? afterIt(near[0], share) : null)
  );
}

/** 5家二级以上综合医院，设立老年医学科的占…: nothing stands between the count and the share. */
function afterIt(one: Figure | undefined, share: Figure): Figure | null {
  return one !== undefined && /的占$/u.test(share.name) ? one : null;
}
