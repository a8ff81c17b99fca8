/** A line of a chart; null where there is no value, which leaves a gap. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: string;
  readonly dashed?: boolean;
}

/** A chart as Word itself draws it: it can be edited there, and needs no picture. */
export interface Chart {
  readonly kind: "line" | "bar";
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Where the values end, for what has an end, as points do. */
  readonly most?: number;
}

const NAMESPACES = [
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(" ");
const CATEGORY_AXIS = 111_111_111;
const VALUE_AXIS = 222_222_222;

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function textOf(title: string, size: number): string {
  const run = `<a:r><a:rPr lang="zh-CN" sz="${size}" b="1"/><a:t>${escaped(title)}</a:t></a:r>`;
  return `<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr>${run}</a:p></c:rich></c:tx>`;
}

/** Where the values stand in the workbook that comes with the chart: categories in column A, a series a column. */
export const CHART_SHEET = "Sheet1";

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function cellsOf(column: number, rows: number): string {
  const name = columnName(column);
  return `<c:f>${CHART_SHEET}!$${name}$2:$${name}$${rows + 1}</c:f>`;
}

function categoriesOf(categories: readonly string[]): string {
  const points = categories.map((name, index) => `<c:pt idx="${index}"><c:v>${escaped(name)}</c:v></c:pt>`).join("");
  const cache = `<c:strCache><c:ptCount val="${categories.length}"/>${points}</c:strCache>`;
  return `<c:cat><c:strRef>${cellsOf(0, categories.length)}${cache}</c:strRef></c:cat>`;
}

function nameOf(name: string, column: number): string {
  const cache = `<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escaped(name)}</c:v></c:pt></c:strCache>`;
  return `<c:tx><c:strRef><c:f>${CHART_SHEET}!$${columnName(column)}$1</c:f>${cache}</c:strRef></c:tx>`;
}

function valuesOf(values: readonly (number | null)[], column: number): string {
  const points = values.map((value, index) =>
    value === null ? "" : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`,
  );
  const cache = `<c:numCache><c:formatCode>0.##</c:formatCode><c:ptCount val="${values.length}"/>${points.join("")}</c:numCache>`;
  return `<c:val><c:numRef>${cellsOf(column, values.length)}${cache}</c:numRef></c:val>`;
}

function lookOf({ colour, dashed }: Series, kind: Chart["kind"]): string {
  const fill = `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
  if (kind === "bar") return `<c:spPr>${fill}</c:spPr>`;
  const line = `<c:spPr><a:ln w="28575">${fill}${dashed ? '<a:prstDash val="dash"/>' : ""}</a:ln></c:spPr>`;
  const dot = `<c:marker><c:symbol val="${dashed ? "none" : "circle"}"/>${dashed ? "" : `<c:size val="6"/><c:spPr>${fill}</c:spPr>`}</c:marker>`;
  return line + dot;
}

function seriesOf({ kind, categories, series }: Chart): string {
  return series
    .map((one, index) => {
      const head = `<c:idx val="${index}"/><c:order val="${index}"/>${nameOf(one.name, index + 1)}`;
      const data = categoriesOf(categories) + valuesOf(one.values, index + 1);
      const invert = kind === "bar" ? '<c:invertIfNegative val="0"/>' : "";
      return `<c:ser>${head}${lookOf(one, kind)}${invert}${data}${kind === "line" ? '<c:smooth val="0"/>' : ""}</c:ser>`;
    })
    .join("");
}

function plotOf(chart: Chart): string {
  const axes = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  const series = seriesOf(chart);
  if (chart.kind === "line")
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`;
  const gap = '<c:gapWidth val="60"/>';
  return `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}${gap}${axes}</c:barChart>`;
}

function axesOf({ kind, most }: Chart): string {
  const isBar = kind === "bar";
  // Bars run from the top in the order of the table.
  const category = `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${isBar ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${isBar ? "l" : "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>`;
  const lines =
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9DEE4"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';
  const limits = most === undefined ? "" : `<c:max val="${most}"/><c:min val="0"/>`;
  const value = `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${limits}</c:scaling><c:delete val="0"/><c:axPos val="${isBar ? "b" : "l"}"/>${lines}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${isBar ? "max" : "autoZero"}"/></c:valAx>`;
  return category + value;
}

/** Relation from a chart to the workbook with its values. */
export const WORKBOOK_RELATION = "rIdData";

/**
 * The chart part of a Word file (DrawingML, ECMA-376 part 1, §21.2): its values are written in, and lead to the cells of
 * the workbook that comes with it, so that an office program can edit them.
 */
export function chartXml(chart: Chart): string {
  const title = `<c:title>${textOf(chart.title, 1100)}<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`;
  const legend = chart.series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : "";
  const plot = `<c:plotArea><c:layout/>${plotOf(chart)}${axesOf(chart)}</c:plotArea>`;
  const body = `<c:chart>${title}${plot}${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>`;
  const data = `<c:externalData r:id="${WORKBOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData>`;
  // Small enough that every bar has its name.
  const letters =
    '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${NAMESPACES}><c:roundedCorners val="0"/>${body}${letters}${data}</c:chartSpace>`;
}
