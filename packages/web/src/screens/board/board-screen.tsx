import { getRouteApi } from "@tanstack/react-router";
import { usePlanId } from "../../api/plan-work.ts";
import { useBoard, useDistrict } from "../../api/queries.ts";
import { useQuarterName } from "../../parts/quarter.ts";
import { searchChange } from "../../parts/search-change.ts";
import { Answered, Empty, Loading } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { groupRows } from "./board-filter.ts";
import { BoardTable } from "./board-table.tsx";
import { type BoardSearch, BoardTools } from "./board-tools.tsx";

const route = getRouteApi("/");

export function BoardScreen() {
  const { t, pick } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const quarterName = useQuarterName();
  const district = useDistrict();
  const plan = usePlanId(search.plan);
  const board = useBoard(plan, search.asOf);
  const onSearch = (next: BoardSearch) =>
    void navigate({ search: (now) => ({ ...now, ...searchChange(search, next) }), replace: true });
  if (district.isPending) return <Loading />;
  return (
    <>
      <header className="screen-head">
        <h1>{t("board.title")}</h1>
        {board.data ? (
          <p className="help">
            {pick(board.data.plan.title)} · {t("board.asOf")} {quarterName(board.data.asOf)}
          </p>
        ) : null}
      </header>
      {plan === undefined ? (
        <Empty title={t("board.noPlan")}>
          <p className="help">{t("board.noPlanHelp")}</p>
        </Empty>
      ) : (
        <Answered query={board} rows={14}>
          {(data) => (
            <>
              <BoardTools board={data} search={search} onSearch={onSearch} />
              {groupRows(data.rows, search).length === 0 ? (
                <Empty title={t("board.empty")}>
                  <button type="button" className="link" onClick={() => onSearch({ plan, asOf: search.asOf })}>
                    {t("action.clear")}
                  </button>
                </Empty>
              ) : (
                <BoardTable board={data} filter={search} />
              )}
            </>
          )}
        </Answered>
      )}
    </>
  );
}
