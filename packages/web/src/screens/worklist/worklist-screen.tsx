import { PrinterOutlined } from "@ant-design/icons";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useDistrict, useWorklist } from "../../api/queries.ts";
import type { Worklist } from "../../api/types.ts";
import { Chips, Choice } from "../../parts/choice.tsx";
import { formatCount } from "../../parts/format.ts";
import { WhoMay } from "../../parts/may.tsx";
import { searchChange } from "../../parts/search-change.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { useProgrammes } from "../visit/programme.ts";
import { VillageList } from "./village-list.tsx";
import { WorkTable } from "./work-table.tsx";

const route = getRouteApi("/worklist");
const states = ["all", "overdue", "due"] as const;

export interface WorklistSearch {
  readonly day?: string | undefined;
  readonly place?: string | undefined;
  readonly state?: string | undefined;
  readonly programme?: string | undefined;
}

interface ToolsProps {
  readonly day: string;
  readonly search: WorklistSearch;
  readonly onSearch: (next: WorklistSearch) => void;
}

function Tools({ day, search, onSearch }: ToolsProps) {
  const { t, pick } = useLanguage();
  const programmes = useProgrammes().data?.items ?? [];
  return (
    <div className="tools-row no-print">
      <label className="choice">
        <span className="choice-label">{t("worklist.day")}</span>
        <input
          type="date"
          value={day}
          onChange={(event) => onSearch({ ...search, day: event.target.value === "" ? undefined : event.target.value })}
        />
      </label>
      <Chips
        label={t("resident.status")}
        value={states.find((one) => one === search.state) ?? "all"}
        onChange={(state) => onSearch({ ...search, state: state === "all" ? undefined : state })}
        options={states.map((one) => ({ value: one, label: t(`worklist.${one}`) }))}
      />
      <Choice
        label={t("worklist.programme")}
        value={search.programme ?? ""}
        onChange={(programme) => onSearch({ ...search, programme: programme === "" ? undefined : programme })}
        options={[
          { value: "", label: t("action.all") },
          ...programmes.map((one) => ({ value: one.id, label: pick(one.title) })),
        ]}
      />
      <span className="top-space" />
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t("action.print")}
      </Button>
    </div>
  );
}

function Listed(props: {
  readonly pages: readonly Worklist[];
  readonly search: WorklistSearch;
  readonly onSearch: (next: WorklistSearch) => void;
  readonly more: { readonly has: boolean; readonly loading: boolean; readonly fetch: () => void };
}) {
  const { t } = useLanguage();
  const [first] = props.pages;
  if (!first) return null;
  const items = props.pages.flatMap((page) => page.items);
  return (
    <div className="worklist-layout">
      <VillageList counts={first.counts} search={props.search} onSearch={props.onSearch} />
      <div className="section">
        {first.day < first.keptFrom ? <p className="notice">{t("worklist.older", { day: first.keptFrom })}</p> : null}
        {items.length === 0 ? <Empty title={t("worklist.empty")} /> : <WorkTable items={items} />}
        <div className="more">
          <span className="help">{t("indicator.shown", { shown: items.length, total: formatCount(first.total) })}</span>
          {props.more.has ? (
            <Button size="small" className="no-print" loading={props.more.loading} onClick={props.more.fetch}>
              {t("action.more")}
            </Button>
          ) : null}
          <span className="help no-print">{t("worklist.keys")}</span>
        </div>
      </div>
    </div>
  );
}

function Opened() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = useDistrict().data?.today ?? "";
  const day = search.day ?? today;
  const worklist = useWorklist({ day, place: search.place, state: search.state, programme: search.programme });
  const onSearch = (next: WorklistSearch) =>
    void navigate({ search: (now) => ({ ...now, ...searchChange(search, next) }), replace: true, resetScroll: false });
  const more = {
    has: worklist.hasNextPage,
    loading: worklist.isFetchingNextPage,
    fetch: () => void worklist.fetchNextPage(),
  };
  return (
    <>
      <Tools day={day} search={search} onSearch={onSearch} />
      {worklist.error ? <Failed error={worklist.error} onRetry={() => void worklist.refetch()} /> : null}
      {worklist.isPending ? <Loading rows={10} /> : null}
      {worklist.data ? <Listed pages={worklist.data.pages} search={search} onSearch={onSearch} more={more} /> : null}
    </>
  );
}

/** What is due and overdue on a day, village by village; every row opens its form. */
export function WorklistScreen() {
  const { t } = useLanguage();
  return (
    <>
      <header className="screen-head">
        <h1>{t("worklist.title")}</h1>
      </header>
      <OperatorGate>
        <WhoMay right="visit" />
        <Opened />
      </OperatorGate>
    </>
  );
}
