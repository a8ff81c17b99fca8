import { useDistrict } from "../../api/queries.ts";
import { formatValue } from "../../parts/format.ts";
import { useLanguage } from "../../strings/language.ts";
import { numberIn, type Report } from "./report.ts";

interface FieldsProps {
  readonly report: Report;
  readonly multiplier: number;
  readonly onChange: (report: Report) => void;
}

const NOTHING = { numerator: "", denominator: "" };

/** Numerators and denominators by township, where they are known: an evaluation then names those that hold back. */
export function TownshipFields({ report, multiplier, onChange }: FieldsProps) {
  const { t, pick } = useLanguage();
  const townships = useDistrict().data?.places.filter(({ kind }) => kind === "township") ?? [];
  if (townships.length === 0) return null;
  const given = townships.filter(({ code }) => numberIn(report.parts[code]?.denominator ?? "") !== null).length;
  const set = (code: string, change: Partial<typeof NOTHING>) =>
    onChange({ ...report, parts: { ...report.parts, [code]: { ...NOTHING, ...report.parts[code], ...change } } });
  return (
    <details className="township-fields">
      <summary>{t("figures.townships", { given, all: townships.length })}</summary>
      <p className="help">{t("figures.townshipsHelp")}</p>
      <table className="data">
        <caption className="unseen">{t("figures.byTownship")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("indicator.townships")}</th>
            <th scope="col">{t("figures.numerator")}</th>
            <th scope="col">{t("figures.denominator")}</th>
            <th scope="col" className="num">
              {t("figures.value")}
            </th>
          </tr>
        </thead>
        <tbody>
          {townships.map(({ code, name }) => {
            const part = report.parts[code] ?? NOTHING;
            const [over, under] = [numberIn(part.numerator), numberIn(part.denominator)];
            return (
              <tr key={code}>
                <th scope="row">{pick(name)}</th>
                {(["numerator", "denominator"] as const).map((count) => (
                  <td key={count}>
                    <input
                      className="field-input"
                      inputMode="decimal"
                      aria-label={`${pick(name)} ${t(`figures.${count}`)}`}
                      value={part[count]}
                      onChange={(event) => set(code, { [count]: event.target.value })}
                    />
                  </td>
                ))}
                <td className="num">{over === null || !under ? "—" : formatValue((over / under) * multiplier)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
