import { useMemo } from "react";
import type { Part } from "../../api/types.ts";
import { Chart } from "../../parts/chart.tsx";
import { Chips } from "../../parts/choice.tsx";
import { formatCount, formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { barOption } from "./bar-option.ts";
import { CountButton } from "./count-button.tsx";
import type { IndicatorSearch, PartProps } from "./indicator-screen.tsx";
import { Tiles } from "./tiles.tsx";

const kinds = ["townships", "villages", "institutions"] as const;
type Kind = (typeof kinds)[number];
const shapes = ["table", "chart", "map"] as const;
type Shape = (typeof shapes)[number];

/** The filter that leads from a part to its people. */
function filterOf(kind: Kind, part: Part): IndicatorSearch {
  return kind === "institutions" ? { institution: part.code } : { place: part.code };
}

function PartsTable(props: PartProps & { readonly kind: Kind; readonly parts: readonly Part[] }) {
  const { t, pick } = useLanguage();
  const { kind, parts, onPeople } = props;
  const heads = ["indicator.actual", "state.in", "state.out", "state.unknown", "indicator.counted"] as const;
  return (
    <Scroll label={t("indicator.parts")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t(`indicator.${kind}`)}</th>
            {heads.map((head) => (
              <th scope="col" className="num" key={head}>
                {t(head)}
              </th>
            ))}
            <th scope="col">{t("board.light")}</th>
            <th scope="col">{t("board.why")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.code}>
              <th scope="row">{pick(part.name)}</th>
              <td className="num">
                <strong>{formatValue(part.figure.value)}</strong>
              </td>
              {(["in", "out", "unknown"] as const).map((state) => (
                <td className="num" key={state}>
                  <CountButton
                    name={pick(part.name)}
                    state={state}
                    count={part.figure[state]}
                    filter={filterOf(kind, part)}
                    onPeople={onPeople}
                  />
                </td>
              ))}
              <td className="num">{formatCount(part.figure.denominator)}</td>
              <td>
                <LightWord light={part.light} />
              </td>
              <td className="help">{pick(part.why.text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function PartsChart({ data, parts }: { readonly data: PartProps["data"]; readonly parts: readonly Part[] }) {
  const { t, pick, lang } = useLanguage();
  const option = useMemo(
    () => barOption(parts, { lang, path: data.path, pathWord: t("indicator.path") }),
    [parts, lang, data.path, t],
  );
  const label = t("indicator.chartOf", { name: pick(data.definition.name) });
  return <Chart option={option} label={label} height={Math.max(160, 40 + parts.length * 24)} />;
}

export function PartsPart(props: PartProps) {
  const { data, search, onSearch, onPeople } = props;
  const { t } = useLanguage();
  const kind: Kind = kinds.find((one) => one === search.by) ?? "townships";
  const asked: Shape = shapes.find((one) => one === search.as) ?? "table";
  const offered = kind === "townships" ? shapes : shapes.slice(0, 2);
  const shape = offered.includes(asked) ? asked : "table";
  const parts = data[kind];
  return (
    <Section
      title={t("indicator.parts")}
      tools={
        <>
          <Chips
            label={t("indicator.parts")}
            value={kind}
            onChange={(by) => onSearch({ ...search, by })}
            options={kinds.map((one) => ({ value: one, label: t(`indicator.${one}`) }))}
          />
          <Chips
            label={t("action.chart")}
            value={shape}
            onChange={(as) => onSearch({ ...search, as })}
            options={offered.map((one) => ({ value: one, label: t(`action.${one}`) }))}
          />
        </>
      }
    >
      {parts.length === 0 ? <Empty title={t("indicator.noPart")} /> : null}
      {parts.length > 0 && shape === "table" ? <PartsTable {...props} kind={kind} parts={parts} /> : null}
      {parts.length > 0 && shape === "chart" ? <PartsChart data={data} parts={parts} /> : null}
      {parts.length > 0 && shape === "map" ? <Tiles parts={parts} onPeople={onPeople} /> : null}
    </Section>
  );
}
