import type { PlanEntry } from "../api/types.ts";
import { useLanguage } from "../strings/language.ts";

/** How far the reading of a document is: pages where it has them, else only that it goes on. */
export function ReadingProgress({ document }: { readonly document: PlanEntry }) {
  const { t } = useLanguage();
  const { pages, name } = document;
  if (pages === null) return <progress className="progress" aria-label={name} />;
  const key = pages.done < pages.total ? "plans.readingPages" : "plans.readingChecks";
  return (
    <>
      <progress className="progress" aria-label={name} value={pages.done} max={pages.total} />
      <span className="share">{t(key, { done: pages.done, total: pages.total })}</span>
    </>
  );
}
