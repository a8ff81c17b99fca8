import type { ScanCluster, ScanPlace } from "@kangyu/surveillance";
import { circle, svg, text } from "./svg.ts";

const [SIZE, EDGE] = [480, 44];

type Point = readonly [number, number];

/** Clusters that chance makes oftener than this are not drawn. */
const SHOWN = 0.2;

/** Places as dots by their cases, clusters as rings around their places with their p-values (SVG). */
export function scanPicture(
  places: readonly ScanPlace[],
  counts: readonly (readonly number[])[],
  { clusters, title }: { readonly clusters: readonly ScanCluster[]; readonly title: string },
): string {
  const at = placed(places);
  const cases = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const most = Math.max(1, ...cases);
  const position = new Map(places.map(({ id }, i): [string, Point] => [id, at[i] ?? [0, 0]]));
  return svg({ width: SIZE, height: SIZE, title }, [
    text([12, 18], title),
    ...at.map((point, i) =>
      circle(point, 2 + 9 * Math.sqrt((cases[i] ?? 0) / most), 'fill="#9db7d5" fill-opacity="0.7" stroke="#5b7ea8"'),
    ),
    ...clusters
      .filter(({ p }) => p <= SHOWN)
      .flatMap(({ centre, places: inside, p }, rank) => {
        const middle: Point = position.get(centre) ?? [0, 0];
        const reach = Math.max(
          ...inside.map((id) => {
            const [x, y] = position.get(id) ?? middle;
            return Math.hypot(x - middle[0], y - middle[1]);
          }),
        );
        const stroke = p <= 0.05 ? "#c0392b" : "#999";
        return [
          circle(middle, reach + 13, `fill="none" stroke="${stroke}" stroke-width="2"`),
          text([middle[0], middle[1] - reach - 17], `${rank + 1}: p = ${p.toFixed(3)}`, {
            anchor: "middle",
            fill: stroke,
          }),
        ];
      }),
  ]);
}

/** Points of the picture, to one scale in both directions; north is up. */
function placed(places: readonly ScanPlace[]): Point[] {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const span = Math.max(Math.max(...xs) - left, Math.max(...ys) - bottom, 1e-9);
  const scale = (SIZE - 2 * EDGE) / span;
  return places.map(({ x, y }) => [EDGE + (x - left) * scale, SIZE - EDGE - (y - bottom) * scale]);
}
