import { Failed } from "../parts/states.tsx";
import { useLanguage } from "../strings/language.ts";

/** Loads the page anew, but only once the server answers: else the browser's own error page would take its place. */
function reloadWhenReachable(): void {
  fetch("/", { method: "HEAD" }).then(
    () => window.location.reload(),
    () => undefined,
  );
}

/** A screen whose code could not be fetched, or that failed while it was drawn. */
export function BrokenScreen({ error }: { readonly error: unknown }) {
  const { t } = useLanguage();
  return (
    <>
      <h1 className="unseen">{t("states.failed")}</h1>
      <Failed error={error} onRetry={reloadWhenReachable} />
    </>
  );
}
