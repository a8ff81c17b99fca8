import type { ReactNode } from "react";
import type { ReportedPage } from "../../api/types.ts";
import { formatAmount, formatCount, formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { useLanguage } from "../../strings/language.ts";
import { useReporter } from "./reporter.ts";

function Tile({ label, children, big }: { label: string; children: ReactNode; big?: boolean }) {
  return (
    <div>
      <span className="figure-label">{label}</span>
      <span className={big ? "figure-value big" : "figure-value"}>{children}</span>
    </div>
  );
}

/** The latest value with its light, what was promised, and who handed it in from where. */
export function StandingPart({ data }: { readonly data: ReportedPage }) {
  const { t, lang, pick } = useLanguage();
  const reporter = useReporter();
  const { standing } = data;
  return (
    <div className="figures">
      <Tile label={`${t("figures.reported")}${standing === null ? "" : ` (${standing.year})`}`} big>
        {formatValue(standing?.value)} <span className="help">{planUnit(data.unit, lang)}</span>
      </Tile>
      <Tile label={t("board.light")}>
        <LightWord light={data.light} />
      </Tile>
      <Tile label={t("indicator.path")}>{formatValue(data.path)}</Tile>
      <Tile label={t("indicator.baseline")}>
        {formatAmount(data.baseline, lang)}
        {data.baseline?.year ? <span className="help"> ({data.baseline.year})</span> : null}
      </Tile>
      {data.targets.map((target) => (
        <Tile
          key={`${target.year}-${target.raw}`}
          label={target.year === null ? t("board.targetNoYear") : t("board.target", { year: target.year })}
        >
          {formatAmount(target, lang)}
        </Tile>
      ))}
      {standing?.denominator == null ? null : (
        <Tile label={t("figures.counts")}>
          {formatCount(standing.numerator ?? 0)} / {formatCount(standing.denominator)}
        </Tile>
      )}
      <p className="figure-why">
        {pick(data.why.text)}
        {standing === null
          ? ""
          : ` · ${t("figures.by", { source: standing.source, said: standing.said, operator: reporter(standing.operator) })}`}
      </p>
    </div>
  );
}
