import type { DetectedRow } from "./detect.ts";
import { circle, line, path, rect, svg, text, ticks } from "./svg.ts";

const [WIDTH, HEIGHT] = [960, 300];
const EDGE = { left: 48, right: 12, top: 40, bottom: 26 };
const COLOURS = { observed: "#9db7d5", upper: "#c0392b", expected: "#2c7a4b", alarm: "#c0392b", unknown: "#eee" };

/** A column is as high as its count; the picture may cut a limit that lies far above all counts. */
const HEADROOM = 1.6;

/**
 * Judged counts as a picture (SVG): columns for the counts, a line for the limit and one for what was expected, a dot over each alarm, grey where it cannot be
 * told.
 */
export function pictureOf(rows: readonly DetectedRow[], title: string): string {
  const most = Math.max(1, ...rows.map(({ observed }) => observed ?? 0));
  const limits = rows.map(({ upper }) => upper ?? 0);
  const marks = ticks(Math.max(most, Math.min(HEADROOM * most, Math.max(...limits))));
  const top = marks.at(-1) ?? 1;
  const width = (WIDTH - EDGE.left - EDGE.right) / Math.max(1, rows.length);
  const x = (index: number) => EDGE.left + index * width;
  const y = (value: number) => HEIGHT - EDGE.bottom - (Math.min(value, top) / top) * (HEIGHT - EDGE.top - EDGE.bottom);
  const level = (value: number | null | undefined, index: number): [number, number] | null =>
    typeof value === "number" ? [x(index) + width / 2, y(value)] : null;
  const shapes = [
    ...unknownStretches(rows).map(([from, to]) =>
      rect([x(from), EDGE.top], [(to - from) * width, HEIGHT - EDGE.top - EDGE.bottom], COLOURS.unknown),
    ),
    ...marks.flatMap((mark) => [
      line([EDGE.left, y(mark)], [WIDTH - EDGE.right, y(mark)], "#ddd"),
      text([EDGE.left - 6, y(mark) + 4], String(Number(mark.toPrecision(6))), { anchor: "end" }),
    ]),
    ...rows.map(({ observed }, i) =>
      observed === null || observed === 0
        ? ""
        : rect([x(i), y(observed)], [Math.max(0.5, width * 0.85), y(0) - y(observed)], COLOURS.observed),
    ),
    path(
      rows.map(({ expected }, i) => level(expected, i)),
      COLOURS.expected,
    ),
    path(
      rows.map(({ upper }, i) => level(upper, i)),
      COLOURS.upper,
    ),
    ...rows.flatMap(({ alarm, observed }, i) =>
      alarm === true ? circle([x(i) + width / 2, Math.max(8, y(observed ?? 0) - 7)], 4, `fill="${COLOURS.alarm}"`) : [],
    ),
    ...labelsOf(rows).map(([index, label]) => text([x(index), HEIGHT - 8], label)),
    ...legend(title),
  ];
  return svg({ width: WIDTH, height: HEIGHT, title }, shapes);
}

/** Stretches [from, to) of rows that could not be judged. */
function unknownStretches(rows: readonly DetectedRow[]): [number, number][] {
  const found: [number, number][] = [];
  rows.forEach(({ alarm }, i) => {
    if (alarm !== null) return;
    const open = found.at(-1);
    if (open !== undefined && open[1] === i) open[1] = i + 1;
    else found.push([i, i + 1]);
  });
  return found;
}

/** The first row of each year (of each month where there are few), or ten positions where there are no dates. */
function labelsOf(rows: readonly DetectedRow[]): [number, string][] {
  const [first, last] = [rows[0]?.date, rows.at(-1)?.date];
  if (typeof first !== "string" || typeof last !== "string") {
    const step = Math.max(1, Math.round(rows.length / 10));
    return rows.flatMap(({ t }, i): [number, string][] => (i % step === 0 ? [[i, String(t)]] : []));
  }
  const isShort = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) < 2;
  const names = rows.map(({ date }) => (date ?? "").slice(0, isShort ? 7 : 4));
  return names.flatMap((name, i): [number, string][] => (i > 0 && name !== names[i - 1] ? [[i, name]] : []));
}

function legend(title: string): string[] {
  const parts: readonly (readonly [string, string])[] = [
    ["报告数 observed", COLOURS.observed],
    ["预期 expected", COLOURS.expected],
    ["界限 limit", COLOURS.upper],
    ["● 预警 alarm", COLOURS.alarm],
    ["无法判断 cannot tell", "#999"],
  ];
  const width = 140;
  const first = WIDTH - EDGE.right - parts.length * width;
  return [
    text([EDGE.left, 20], title),
    ...parts.map(([words, fill], i) => text([first + i * width, 34], words, { fill })),
  ];
}
