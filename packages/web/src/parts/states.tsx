import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import { RefusedError } from "../api/client.ts";
import { useLanguage } from "../strings/language.ts";

export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useLanguage();
  return (
    <div className="loading" role="status" aria-label={t("app.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars of a skeleton have no identity
        <div key={row} className="loading-bar" style={{ width: `${92 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** What the server refused, in its own words, with a way on. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t, pick } = useLanguage();
  const refusal = error instanceof RefusedError ? error.refusal : null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="failed"
      title={refusal ? pick(refusal.text) : t("states.failed")}
      description={
        refusal ? `${t("states.code")}: ${refusal.code}${refusal.path ? ` · ${refusal.path}` : ""}` : undefined
      }
      action={
        onRetry ? (
          <Button size="small" onClick={onRetry}>
            {t("states.retry")}
          </Button>
        ) : undefined
      }
    />
  );
}

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** Shows an answer, or why there is none yet. Old content stays on screen while newer is fetched. */
export function Answered<Data>(props: {
  readonly query: Asked<Data>;
  readonly rows?: number;
  /** Name of the screen, for who hears it, until the answer brings its own heading. */
  readonly heading?: string;
  readonly children: (data: Data) => ReactNode;
}) {
  const { query, rows, heading, children } = props;
  const retry = () => void query.refetch();
  if (query.data !== undefined) {
    return (
      <>
        {query.error ? <Failed error={query.error} onRetry={retry} /> : null}
        {children(query.data)}
      </>
    );
  }
  return (
    <>
      {heading === undefined ? null : <h1 className="unseen">{heading}</h1>}
      {query.error ? (
        <Failed error={query.error} onRetry={retry} />
      ) : (
        <Loading {...(rows === undefined ? {} : { rows })} />
      )}
    </>
  );
}
