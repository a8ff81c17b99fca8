import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** The font is named outright: text is measured before it is drawn, and an inherited one cannot be. Draws into the box and follows its size; returns what takes the drawing away again. */
export function draw(box: HTMLElement, option: EChartsCoreOption): () => void {
  const chart = init(box, null, { renderer: "svg" });
  chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(box).fontFamily }, ...option });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(box);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}
