import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef, useState } from "react";
import { Loading } from "./states.tsx";

type Charts = typeof import("./echarts.ts");

/** A drawing with a name for who cannot see it; the same numbers always stand in a table beside or behind it. */
export function Chart(props: { readonly option: EChartsCoreOption; readonly label: string; readonly height?: number }) {
  const { option, label, height = 280 } = props;
  const box = useRef<HTMLDivElement>(null);
  const [charts, setCharts] = useState<Charts | null>(null);
  useEffect(() => {
    let wanted = true;
    void import("./echarts.ts").then((loaded) => {
      if (wanted) setCharts(loaded);
    });
    return () => {
      wanted = false;
    };
  }, []);
  useEffect(() => {
    if (!charts || !box.current) return;
    return charts.draw(box.current, option);
  }, [charts, option]);
  return charts ? (
    <div ref={box} className="chart" role="img" aria-label={label} style={{ height }} />
  ) : (
    <div style={{ height }}>
      <Loading rows={5} />
    </div>
  );
}
