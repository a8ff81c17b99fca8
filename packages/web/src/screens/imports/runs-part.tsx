import { Button } from "antd";
import { useState } from "react";
import { useImports } from "../../api/queries.ts";
import type { ImportRun } from "../../api/types.ts";
import { formatCount, formatInstant } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { useNames } from "../../parts/person.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { ImportsSearch } from "./imports-screen.tsx";
import { WithdrawRun } from "./withdraw-run.tsx";

const stateWords = {
  running: "imports.running",
  done: "imports.done",
  failed: "imports.failed",
  withdrawn: "imports.withdrawnState",
  interrupted: "imports.interrupted",
} as const;

function State({ run }: { readonly run: ImportRun }) {
  const { t, pick } = useLanguage();
  const share = run.totalBytes === null || run.totalBytes === 0 ? null : run.bytes / run.totalBytes;
  return (
    <>
      {t(stateWords[run.state])}
      {run.state === "running" ? (
        <progress className="progress" aria-label={run.file} {...(share === null ? {} : { value: share })} />
      ) : null}
      {run.message ? <span className="share">{pick(run.message)}</span> : null}
    </>
  );
}

interface RowProps {
  readonly run: ImportRun;
  readonly onLedger: () => void;
  readonly onWithdraw: () => void;
}

function Row({ run, onLedger, onWithdraw }: RowProps) {
  const { t } = useLanguage();
  const names = useNames();
  return (
    <tr>
      <th scope="row">
        {run.file}
        <span className="share">{t(run.world === "simulated" ? "app.simulated" : "app.real")}</span>
      </th>
      <td className="nowrap">{formatInstant(run.at)}</td>
      <td>{names.operator(run.operator)}</td>
      <td>{run.place === null ? "—" : names.place(run.place)}</td>
      <td className="num">{formatCount(run.rows)}</td>
      <td className="num">{formatCount(run.accepted)}</td>
      <td className="num">{formatCount(run.unchanged)}</td>
      <td className="num">
        {run.refused === 0 ? (
          0
        ) : (
          <button type="button" className="link" onClick={onLedger}>
            {formatCount(run.refused)}
          </button>
        )}
      </td>
      <td>
        <State run={run} />
      </td>
      <td>
        {run.state === "done" || run.state === "failed" || run.state === "interrupted" ? (
          <OnlyFor right="import">
            <Button size="small" onClick={onWithdraw}>
              {t("imports.withdraw")}
            </Button>
          </OnlyFor>
        ) : null}
      </td>
    </tr>
  );
}

export function RunsPart(props: { readonly search: ImportsSearch; readonly onSearch: (next: ImportsSearch) => void }) {
  const { t } = useLanguage();
  const imports = useImports();
  const [withdrawn, setWithdrawn] = useState<ImportRun | null>(null);
  const heads = ["rows", "accepted", "unchanged", "refused"] as const;
  return (
    <Section title={t("imports.runs")}>
      {withdrawn ? <WithdrawRun run={withdrawn} onClose={() => setWithdrawn(null)} /> : null}
      <Answered query={imports}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("imports.noRuns")} />
          ) : (
            <Scroll label={t("imports.runs")}>
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{t("imports.file")}</th>
                    <th scope="col">{t("imports.at")}</th>
                    <th scope="col">{t("imports.by")}</th>
                    <th scope="col">{t("imports.placeCode")}</th>
                    {heads.map((head) => (
                      <th scope="col" className="num" key={head}>
                        {t(`imports.${head}`)}
                      </th>
                    ))}
                    <th scope="col">{t("imports.state")}</th>
                    <th scope="col">
                      <span className="unseen">{t("imports.withdraw")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((run) => (
                    <Row
                      key={run.id}
                      run={run}
                      onLedger={() => props.onSearch({ ...props.search, import: run.id })}
                      onWithdraw={() => setWithdrawn(run)}
                    />
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Answered>
    </Section>
  );
}
