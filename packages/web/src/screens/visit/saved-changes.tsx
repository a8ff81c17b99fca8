import type { Change, Saved } from "../../api/types.ts";
import { formatCount } from "../../parts/format.ts";
import { useQuarterName } from "../../parts/quarter.ts";
import { useLanguage } from "../../strings/language.ts";

function shareOf({ in: counted, denominator }: Change["before"]): string {
  const share = denominator === 0 ? "—" : `${((counted * 100) / denominator).toFixed(2)} %`;
  return `${formatCount(counted)} / ${formatCount(denominator)} · ${share}`;
}

/** After a visit was saved: which figures it moved, before and after, and what must follow from it. */
export function SavedChanges({ saved }: { readonly saved: Saved }) {
  const { t, pick } = useLanguage();
  const quarterName = useQuarterName();
  const findings = saved.problems.filter((problem) => problem.level === "finding");
  return (
    <div role="status">
      <p>
        <strong>{t(saved.changes.length === 0 ? "visit.savedSame" : "visit.savedChanged")}</strong>
      </p>
      {findings.length > 0 ? (
        <div className="findings">
          <strong>{t("visit.findings")}</strong>
          <ul>
            {findings.map((finding) => (
              <li key={finding.code}>{pick(finding.text)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {saved.changes.length > 0 ? (
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t("board.name")}</th>
              <th scope="col">{t("board.asOf")}</th>
              <th scope="col">{t("visit.where")}</th>
              <th scope="col" className="num">
                {t("visit.before")}
              </th>
              <th scope="col" className="num">
                {t("visit.after")}
              </th>
            </tr>
          </thead>
          <tbody>
            {saved.changes.map((change) => (
              <tr key={`${change.indicator}-${change.place}-${change.day}`}>
                <th scope="row">{pick(change.name)}</th>
                <td className="nowrap">{quarterName(change.day)}</td>
                <td>{pick(change.placeName)}</td>
                <td className="num">{shareOf(change.before)}</td>
                <td className="num">
                  <strong>{shareOf(change.after)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}
