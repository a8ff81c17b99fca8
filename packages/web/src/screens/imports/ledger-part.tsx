import { Button } from "antd";
import { useState } from "react";
import { useImports, useLedger } from "../../api/queries.ts";
import type { LedgerRow } from "../../api/types.ts";
import { Chips, Choice } from "../../parts/choice.tsx";
import { formatCount, formatInstant } from "../../parts/format.ts";
import { useMay } from "../../parts/may.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { DismissRow } from "./dismiss-row.tsx";
import type { ImportsSearch } from "./imports-screen.tsx";
import { RetryRow } from "./retry-row.tsx";

const states = ["open", "resolved", "dismissed"] as const;

function Row(props: { readonly row: LedgerRow; readonly onRetry: () => void; readonly onDismiss: () => void }) {
  const { row } = props;
  const may = useMay("import");
  const { t, pick } = useLanguage();
  return (
    <tr>
      <th scope="row">
        {row.file}
        <span className="share">{formatInstant(row.at)}</span>
      </th>
      <td className="num">{row.line ?? "—"}</td>
      <td>
        {pick(row.text)}
        <span className="share">
          {row.code}
          {row.path ? ` · ${row.path}` : ""}
        </span>
      </td>
      <td>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: bytes that scroll must be reachable by keyboard */}
        <pre className="bytes" tabIndex={0}>
          {row.content.length > 600 ? `${row.content.slice(0, 600)}…` : row.content}
        </pre>
        <span className="share" title={row.digest}>
          {t("imports.digest")} {row.digest.slice(0, 12)}
        </span>
      </td>
      <td>
        {row.state === "open" && may ? (
          <>
            <Button size="small" onClick={props.onRetry}>
              {t("imports.edit")}
            </Button>{" "}
            <Button size="small" onClick={props.onDismiss}>
              {t("imports.dismiss")}
            </Button>
          </>
        ) : (
          t(`imports.${row.state}`)
        )}
      </td>
    </tr>
  );
}

interface LedgerProps {
  readonly search: ImportsSearch;
  readonly onSearch: (next: ImportsSearch) => void;
}

function Tools({ search, onSearch }: LedgerProps) {
  const { t } = useLanguage();
  const runs = useImports().data?.items ?? [];
  return (
    <>
      <Choice
        label={t("imports.file")}
        value={search.import ?? ""}
        onChange={(run) => onSearch({ ...search, import: run === "" ? undefined : run })}
        options={[
          { value: "", label: t("imports.all") },
          ...runs.map((run) => ({ value: run.id, label: `${run.file} · ${formatInstant(run.at)}` })),
        ]}
      />
      <Chips
        label={t("imports.state")}
        value={states.find((one) => one === search.state) ?? "open"}
        onChange={(state) => onSearch({ ...search, state })}
        options={states.map((one) => ({ value: one, label: t(`imports.${one}`) }))}
      />
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const { t } = useLanguage();
  const [retried, setRetried] = useState<LedgerRow | null>(null);
  const [dismissed, setDismissed] = useState<LedgerRow | null>(null);
  const heads = ["file", "line", "problem", "bytes"] as const;
  return (
    <>
      <Scroll label={t("imports.ledger")}>
        <table className="data">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col" key={head} className={head === "line" ? "num" : undefined}>
                  {t(`imports.${head}`)}
                </th>
              ))}
              <th scope="col">{t("imports.state")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} onRetry={() => setRetried(row)} onDismiss={() => setDismissed(row)} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {retried ? <RetryRow row={retried} onClose={() => setRetried(null)} /> : null}
      {dismissed ? <DismissRow row={dismissed} onClose={() => setDismissed(null)} /> : null}
    </>
  );
}

/** Everything that was received and not accepted: where it came from, its bytes, and why. */
export function LedgerPart({ search, onSearch }: LedgerProps) {
  const { t } = useLanguage();
  const ledger = useLedger(search.import, states.find((one) => one === search.state) ?? "open");
  const rows = ledger.data?.pages.flatMap((page) => page.items) ?? [];
  const total = ledger.data?.pages[0]?.total ?? 0;
  return (
    <Section
      title={t("imports.ledger")}
      help={t("imports.ledgerHelp")}
      tools={<Tools search={search} onSearch={onSearch} />}
    >
      {ledger.error ? <Failed error={ledger.error} onRetry={() => void ledger.refetch()} /> : null}
      {ledger.isPending ? <Loading /> : null}
      {ledger.data && rows.length === 0 ? <Empty title={t("imports.noLedger")} /> : null}
      {rows.length > 0 ? <Rows rows={rows} /> : null}
      {rows.length > 0 ? (
        <div className="more">
          <span className="help">{t("indicator.shown", { shown: rows.length, total: formatCount(total) })}</span>
          {ledger.hasNextPage ? (
            <Button size="small" loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
              {t("action.more")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}
