import { useState } from "react";
import { request } from "../../api/client.ts";
import { useDraftVersions } from "../../api/draft-queries.ts";
import { useDistrict } from "../../api/queries.ts";
import type { PlanDraftPage } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { Answered, Failed } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { DraftDesk } from "./use-draft.ts";

interface VersionsProps {
  readonly id: string;
  readonly desk: DraftDesk;
}

function Versions({ id, desk }: VersionsProps) {
  const { t, pick } = useLanguage();
  const { operator } = useSession();
  const versions = useDraftVersions(id, desk.version);
  const operators = useDistrict().data?.operators ?? [];
  const [error, setError] = useState<unknown>(null);
  const nameOf = (who: string) => {
    const found = operators.find((one) => one.id === who);
    return found ? pick(found.name) : who;
  };
  const goBack = (version: number) =>
    request<PlanDraftPage>(`/api/plan-drafts/${encodeURIComponent(id)}`, { operator, query: { version } }).then(
      ({ draft }) => desk.change(draft),
      setError,
    );
  return (
    <Answered query={versions} rows={3}>
      {({ items }) => (
        <>
          {error === null ? null : <Failed error={error} />}
          <ul className="draft-versions">
            {items.map(({ version, at, operator: who }) => (
              <li key={version}>
                {t("drafts.version", { version })} · {formatInstant(at)} · {nameOf(who)} ·{" "}
                {version === desk.version ? (
                  t("drafts.currentVersion")
                ) : (
                  <OnlyFor right="plan">
                    <button
                      type="button"
                      className="link"
                      aria-label={`${t("drafts.goBack")} ${t("drafts.version", { version })}`}
                      onClick={() => void goBack(version)}
                    >
                      {t("drafts.goBack")}
                    </button>
                  </OnlyFor>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Answered>
  );
}

/** Every saving of the draft; going back to one is a change like any other, and can be taken back itself. */
export function VersionsPart(props: VersionsProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details className="draft-settings" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("drafts.versions")}</summary>
      {open ? <Versions {...props} /> : null}
    </details>
  );
}
