/** The few shapes that a picture of counts needs, as SVG text. Coordinates in pixels, rounded to a tenth. */
const round = (value: number) => String(Math.round(value * 10) / 10);

export const rect = (at: readonly [number, number], size: readonly [number, number], fill: string) =>
  `<rect x="${round(at[0])}" y="${round(at[1])}" width="${round(size[0])}" height="${round(size[1])}" fill="${fill}"/>`;

export const circle = (at: readonly [number, number], radius: number, style: string) =>
  `<circle cx="${round(at[0])}" cy="${round(at[1])}" r="${round(radius)}" ${style}/>`;

export const line = (from: readonly [number, number], to: readonly [number, number], stroke: string) =>
  `<line x1="${round(from[0])}" y1="${round(from[1])}" x2="${round(to[0])}" y2="${round(to[1])}" stroke="${stroke}"/>`;

/** A line through points; null breaks it. */
export function path(points: readonly (readonly [number, number] | null)[], stroke: string): string {
  let [d, isDown] = ["", false];
  for (const point of points) {
    if (point !== null) d += `${isDown ? "L" : "M"}${round(point[0])} ${round(point[1])}`;
    isDown = point !== null;
  }
  return d === "" ? "" : `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="1.5"/>`;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const text = (
  at: readonly [number, number],
  words: string,
  { anchor = "start", fill = "#444" }: { readonly anchor?: "start" | "middle" | "end"; readonly fill?: string } = {},
) => `<text x="${round(at[0])}" y="${round(at[1])}" text-anchor="${anchor}" fill="${fill}">${escaped(words)}</text>`;

/** A whole picture on white, with its title for those who cannot see it. */
export function svg(
  { width, height, title }: { readonly width: number; readonly height: number; readonly title: string },
  shapes: readonly string[],
): string {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">`;
  return `${[open, `<title>${escaped(title)}</title>`, rect([0, 0], [width, height], "#fff"), ...shapes, "</svg>"].filter((shape) => shape !== "").join("\n")}\n`;
}

/** Round numbers from 0 to at least `most`, about five. */
export function ticks(most: number): number[] {
  const rough = Math.max(most, 1e-9) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}
