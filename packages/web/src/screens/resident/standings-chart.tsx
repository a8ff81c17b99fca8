import { parseDay } from "@kangyu/fhir";
import type { Standing } from "../../api/types.ts";
import { useLanguage } from "../../strings/language.ts";
import { useStateWord } from "./standings-part.tsx";
import { barOf, type Scale, scaleOf } from "./standings-scale.ts";

const WIDTH = 1100;
const LABEL = 230;
const ROW = 24;
const TOP = 22;
const drawn = new Set(["in", "out", "unknown", "due", "overdue", "missed", "done", "done-late", "invalid"]);

function Track(props: { readonly standing: Standing; readonly at: number; readonly scale: Scale }) {
  const { standing, at, scale } = props;
  const { pick } = useLanguage();
  const word = useStateWord();
  const y = TOP + at * ROW;
  return (
    <g>
      <text x={0} y={y + 15}>
        {pick(standing.title)}
      </text>
      {standing.spans.map((span) => {
        const bar = barOf(span, scale, WIDTH - LABEL);
        if (!bar) return null;
        const said = `${pick(standing.title)} · ${word(span.state)} · ${span.from} – ${span.to ?? ""} · ${pick(span.reason.text)}`;
        return (
          <g key={`${span.from}-${span.state}`}>
            <rect
              x={LABEL + bar.x}
              y={y + 4}
              width={bar.width}
              height={ROW - 9}
              rx={2}
              className={drawn.has(span.state) ? `span-${span.state}` : "span-other"}
            >
              <title>{said}</title>
            </rect>
            {bar.width > 46 ? (
              <text x={LABEL + bar.x + 5} y={y + 15} className="span-word" pointerEvents="none">
                {word(span.state)}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function Axis({ scale, height, today }: { readonly scale: Scale; readonly height: number; readonly today: string }) {
  const { t } = useLanguage();
  const perDay = (WIDTH - LABEL) / (scale.to - scale.from);
  const now = LABEL + ((parseDay(today) ?? scale.from) - scale.from) * perDay;
  return (
    <g>
      {scale.years.map((one) => {
        const x = LABEL + (one.day - scale.from) * perDay;
        return (
          <g key={one.year}>
            <line x1={x} x2={x} y1={TOP - 4} y2={height} stroke="#dfe3e8" />
            <text x={x + 4} y={13} className="axis">
              {one.year}
            </text>
          </g>
        );
      })}
      <line x1={now} x2={now} y1={TOP - 4} y2={height} stroke="#1c2430" strokeDasharray="3 3">
        <title>{t("resident.today")}</title>
      </line>
    </g>
  );
}

/** The standings as bars on a common time axis; each bar says its reason. The table holds the same in words. */
export function StandingsChart(props: { readonly standings: readonly Standing[]; readonly today: string }) {
  const { t } = useLanguage();
  const scale = scaleOf(props.standings, props.today);
  const height = TOP + props.standings.length * ROW + 4;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      className="timeline-svg"
      role="img"
      aria-label={t("indicator.chartOf", { name: t("resident.standings") })}
    >
      <Axis scale={scale} height={height} today={props.today} />
      {props.standings.map((standing, at) => (
        <Track key={`${standing.programme}.${standing.track}`} standing={standing} at={at} scale={scale} />
      ))}
    </svg>
  );
}
