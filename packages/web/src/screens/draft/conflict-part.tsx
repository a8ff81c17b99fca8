import type { CellConflict } from "@kangyu/plan";
import { Alert, Button } from "antd";
import { useDistrict } from "../../api/queries.ts";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { DraftDesk } from "./use-draft.ts";
import { rowName } from "./words.ts";

const KNOWN_FIELDS = ["mid", "target", "property", "baseline", "name", "unit", "domain", "direction", "row"] as const;
type KnownField = (typeof KNOWN_FIELDS)[number];

/** What stands in a cell, as a text: of what is made of several parts the part that is printed. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value !== "object") return String(value);
  const parts = value as Readonly<Record<string, unknown>>;
  const [first] = ["raw", "zh", "cny", "now", "target"].filter((part) => parts[part] !== undefined);
  return first === undefined ? JSON.stringify(value) : shown(parts[first]);
}

function useFieldName() {
  const { t } = useLanguage();
  return (field: string) => {
    const known = KNOWN_FIELDS.find((one) => one === field);
    return known === undefined ? t("drafts.field.other", { field }) : t(`drafts.field.${known satisfies KnownField}`);
  };
}

function Side(props: {
  readonly conflict: CellConflict;
  readonly isTheirs: boolean;
  readonly desk: DraftDesk;
  readonly label: string;
}) {
  const { conflict, isTheirs, desk, label } = props;
  const { t } = useLanguage();
  const value = isTheirs ? conflict.theirs : conflict.mine;
  const text = conflict.field === "row" && value === null ? t("drafts.rowGone") : shown(value);
  return (
    <td>
      <label>
        <input
          type="radio"
          name={conflict.id}
          checked={desk.wanted.has(conflict.id) === isTheirs}
          onChange={() => desk.want([conflict.id], isTheirs)}
          aria-label={`${label} ${text}`}
        />{" "}
        {text}
      </label>
    </td>
  );
}

function Conflicts({ desk, conflicts }: { readonly desk: DraftDesk; readonly conflicts: readonly CellConflict[] }) {
  const { t, lang } = useLanguage();
  const fieldName = useFieldName();
  const nameOf = (key: string | null) => {
    const row = [...desk.draft.rows, ...(desk.overtaken?.theirs.draft.rows ?? [])].find((one) => one.key === key);
    return row === undefined ? t("drafts.wholePlan") : rowName(row, lang);
  };
  return (
    <Scroll label={t("drafts.state.conflict")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("drafts.row")}</th>
            <th scope="col">{t("drafts.cell")}</th>
            <th scope="col">{t("drafts.before")}</th>
            <th scope="col">{t("drafts.mine")}</th>
            <th scope="col">{t("drafts.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((conflict) => {
            const label = `${nameOf(conflict.row)} ${fieldName(conflict.field)}`;
            return (
              <tr key={conflict.id}>
                <th scope="row">{nameOf(conflict.row)}</th>
                <td>{fieldName(conflict.field)}</td>
                <td>{conflict.field === "row" ? "" : shown(conflict.before)}</td>
                <Side conflict={conflict} isTheirs={false} desk={desk} label={`${t("drafts.mine")} ${label}`} />
                <Side conflict={conflict} isTheirs desk={desk} label={`${t("drafts.theirs")} ${label}`} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Cells that both planners changed, with both values; everything else of both is put together already. */
export function ConflictPart({ desk }: { readonly desk: DraftDesk }) {
  const { t, pick } = useLanguage();
  const operators = useDistrict().data?.operators ?? [];
  if (desk.overtaken === null || desk.merged === null) return null;
  const { theirs } = desk.overtaken;
  const { conflicts } = desk.merged;
  const who = operators.find(({ id }) => id === theirs.operator);
  const all = conflicts.map(({ id }) => id);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="failed"
      title={t("drafts.state.conflict")}
      description={
        <>
          <p>
            {t("drafts.conflictHelp", { who: who === undefined ? theirs.operator : pick(who.name), count: all.length })}
          </p>
          <Conflicts desk={desk} conflicts={conflicts} />
          <span className="draft-actions">
            <Button size="small" onClick={() => desk.want(all, true)}>
              {t("drafts.takeTheirs")}
            </Button>
            <Button size="small" onClick={() => desk.want(all, false)}>
              {t("drafts.keepMine")}
            </Button>
            <Button size="small" type="primary" onClick={desk.settle}>
              {t("drafts.settle")}
            </Button>
          </span>
        </>
      }
    />
  );
}
