import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { addressOf } from "../../api/client.ts";
import { useDistrict } from "../../api/queries.ts";
import type { Board } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { domainName } from "../../parts/domain-row.tsx";
import { LightShape } from "../../parts/light.tsx";
import { useQuarterName } from "../../parts/quarter.ts";
import { useLanguage } from "../../strings/language.ts";
import { type BoardFilter, countLights, isOffTrack, lights, OFF_TRACK } from "./board-filter.ts";

export interface BoardSearch extends BoardFilter {
  readonly plan?: string | undefined;
  readonly asOf?: string | undefined;
}

interface ToolsProps {
  readonly board: Board;
  readonly search: BoardSearch;
  readonly onSearch: (next: BoardSearch) => void;
}

/** Counts of each light; pressing one shows only its rows. */
function LightCounts({ board, search, onSearch }: ToolsProps) {
  const { t } = useLanguage();
  const counts = countLights(board.rows);
  return (
    <fieldset className="light-counts" aria-label={t("board.light")}>
      {lights.map((light) => (
        <button
          key={light}
          type="button"
          className="light-count"
          aria-pressed={search.light === light}
          onClick={() => onSearch({ ...search, light: search.light === light ? undefined : light })}
        >
          <LightShape light={light} />
          <span className="light-count-number">{counts[light]}</span>
          <span>{t(`light.${light}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Says that rows are off track, and shows only those; nothing where none is. */
function OffTrack({ board, search, onSearch }: ToolsProps) {
  const { t } = useLanguage();
  const count = board.rows.filter(isOffTrack).length;
  if (count === 0) return null;
  const isShown = search.light === OFF_TRACK;
  return (
    <p className="notice" role="status">
      {t("figures.offTrack", { count })}{" "}
      <button
        type="button"
        className="link"
        aria-pressed={isShown}
        onClick={() => onSearch({ ...search, light: isShown ? undefined : OFF_TRACK })}
      >
        {t(isShown ? "action.clear" : "figures.showBehind")}
      </button>
    </p>
  );
}

function PlanChoice({ board, search, onSearch }: ToolsProps) {
  const { t, pick } = useLanguage();
  const plans = useDistrict().data?.plans ?? [];
  return (
    <Choice
      label={t("board.plan")}
      value={board.plan.id}
      onChange={(plan) => onSearch({ ...search, plan, asOf: undefined })}
      options={plans.map((plan) => ({ value: plan.id, label: `${pick(plan.title)} (${plan.from}–${plan.to})` }))}
    />
  );
}

export function BoardTools({ board, search, onSearch }: ToolsProps) {
  const { t, lang } = useLanguage();
  const quarterName = useQuarterName();
  const domains = new Map(board.rows.map((row) => [row.domain ?? "", domainName(row, lang) ?? t("board.noDomain")]));
  const address = addressOf(`/api/plans/${encodeURIComponent(board.plan.id)}/board.xlsx`, {
    asOf: board.asOf,
    world: board.world,
    lang,
  });
  return (
    <div className="tools">
      <div className="tools-row">
        <PlanChoice board={board} search={search} onSearch={onSearch} />
        <Choice
          label={t("board.asOf")}
          value={board.asOf}
          onChange={(asOf) => onSearch({ ...search, asOf })}
          options={[...board.quarters].reverse().map((day) => ({ value: day, label: quarterName(day) }))}
        />
        <Choice
          label={t("board.domain")}
          value={search.domain === undefined ? "*" : search.domain}
          onChange={(domain) => onSearch({ ...search, domain: domain === "*" ? undefined : domain })}
          options={[
            { value: "*", label: t("action.all") },
            ...[...domains].map(([value, label]) => ({ value, label })),
          ]}
        />
        <span className="top-space" />
        <Button href={address} download icon={<DownloadOutlined />}>
          {t("action.export")}
        </Button>
      </div>
      <LightCounts board={board} search={search} onSearch={onSearch} />
      <OffTrack board={board} search={search} onSearch={onSearch} />
    </div>
  );
}
