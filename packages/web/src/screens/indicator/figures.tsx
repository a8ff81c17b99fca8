import type { ReactNode } from "react";
import type { Indicator } from "../../api/types.ts";
import { formatAmount, formatCount, formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { useLanguage } from "../../strings/language.ts";
import { CountButton } from "./count-button.tsx";
import type { IndicatorSearch } from "./indicator-screen.tsx";

function Figure({
  label,
  children,
  big,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly big?: boolean;
}) {
  return (
    <div>
      <span className="figure-label">{label}</span>
      <span className={big ? "figure-value big" : "figure-value"}>{children}</span>
    </div>
  );
}

const states = ["in", "out", "unknown"] as const;

/** The number, what was promised, and the people it is made of. */
export function Figures(props: { readonly data: Indicator; readonly onPeople: (filter: IndicatorSearch) => void }) {
  const { data, onPeople } = props;
  const { t, lang, pick } = useLanguage();
  const name = pick(data.definition.name);
  return (
    <div className="figures">
      <Figure label={t("indicator.actual")} big>
        {formatValue(data.figure.value)}
      </Figure>
      <Figure label={t("board.light")}>
        <LightWord light={data.light} />
      </Figure>
      <Figure label={t("indicator.path")}>{formatValue(data.path)}</Figure>
      <Figure label={t("indicator.baseline")}>
        {formatAmount(data.baseline, lang)}
        {data.baseline?.year ? <span className="help"> ({data.baseline.year})</span> : null}
      </Figure>
      {data.targets.map((target) => (
        <Figure
          key={`${target.year}-${target.raw}`}
          label={target.year === null ? t("board.targetNoYear") : t("board.target", { year: target.year })}
        >
          {formatAmount(target, lang)}
        </Figure>
      ))}
      <Figure label={t("indicator.counted")}>{formatCount(data.figure.denominator)}</Figure>
      {states.map((state) => (
        <Figure key={state} label={t(`state.${state}`)}>
          <CountButton name={name} state={state} count={data.figure[state]} onPeople={onPeople} />
        </Figure>
      ))}
      <p className="figure-why">{pick(data.why.text)}</p>
    </div>
  );
}
