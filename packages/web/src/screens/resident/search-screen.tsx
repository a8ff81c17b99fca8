import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Input } from "antd";
import { useDeferredValue, useEffect, useEffectEvent, useState } from "react";
import { useDistrict, useResidents } from "../../api/queries.ts";
import type { ResidentRow } from "../../api/types.ts";
import { yearsBetween } from "../../parts/format.ts";
import { PersonLink, SexWord, useNames } from "../../parts/person.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";

const route = getRouteApi("/residents");

interface RowsProps {
  readonly rows: readonly ResidentRow[];
  readonly chosen: number;
  /** The rows answer what was typed before; the answer to what stands there now is on its way. */
  readonly isBefore: boolean;
}

function Rows({ rows, chosen, isBefore }: RowsProps) {
  const { t } = useLanguage();
  const names = useNames();
  const today = useDistrict().data?.today ?? "";
  return (
    <div className="section" aria-busy={isBefore}>
      <table className="data" aria-label={t("resident.title")}>
        <thead>
          <tr>
            <th scope="col">{t("resident.name")}</th>
            <th scope="col">{t("resident.sex")}</th>
            <th scope="col">{t("resident.birth")}</th>
            <th scope="col">{t("resident.ageHead")}</th>
            <th scope="col">{t("resident.address")}</th>
            <th scope="col">{t("resident.id")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key} className={at === chosen ? "chosen" : undefined}>
              <th scope="row">
                <PersonLink person={row} />
                {row.death ? <span className="help"> {t("resident.died", { day: row.death })}</span> : null}
              </th>
              <td>
                <SexWord sex={row.sex} />
              </td>
              <td>{row.birth ?? "—"}</td>
              <td>{row.death === null ? (yearsBetween(row.birth, today) ?? "—") : "—"}</td>
              <td>{names.place(row.place)}</td>
              <td>{row.idMasked ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Opens the chosen row; asked for before the answer came, it opens one of the answer, never one of the answer before it. */
function useOpening({ row, isReady }: { readonly row: ResidentRow | undefined; readonly isReady: boolean }) {
  const go = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const open = useEffectEvent(() => {
    setAsked(false);
    if (row) void go({ to: "/residents/$key", params: { key: row.key } });
  });
  useEffect(() => {
    if (isAsked && isReady) open();
  }, [isAsked, isReady]);
  return setAsked;
}

function Search() {
  const { t } = useLanguage();
  const search = route.useSearch();
  const [text, setText] = useState(search.q ?? "");
  const [chosen, setChosen] = useState(0);
  const asked = useDeferredValue(text.trim());
  const found = useResidents(asked);
  const rows = found.data?.items ?? [];
  const isBefore = asked !== text.trim() || found.isPlaceholderData;
  const setOpening = useOpening({
    row: rows[Math.min(chosen, rows.length - 1)],
    isReady: !isBefore && found.data !== undefined,
  });
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") setOpening(true);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (isBefore) return;
    const step = event.key === "ArrowDown" ? 1 : -1;
    setChosen(Math.max(0, Math.min(rows.length - 1, chosen + step)));
  };
  return (
    <>
      <div className="filters">
        <Input.Search
          id="resident-search"
          className="search-field"
          autoFocus
          allowClear
          value={text}
          aria-label={t("resident.search")}
          placeholder={t("resident.search")}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
            setOpening(false);
          }}
          onKeyDown={onKeyDown}
        />
        <span className="help">{t("resident.searchHelp")}</span>
      </div>
      {asked === "" ? (
        <Empty title={t("resident.start")} />
      ) : (
        <Answered query={found}>
          {() =>
            rows.length === 0 ? (
              <Empty title={t("resident.noMatch")} />
            ) : (
              <Rows rows={rows} chosen={chosen} isBefore={isBefore} />
            )
          }
        </Answered>
      )}
    </>
  );
}

/** Finds a resident by name, pinyin, initials or number; the arrow keys and Enter are enough. */
export function SearchScreen() {
  const { t } = useLanguage();
  return (
    <>
      <header className="screen-head">
        <h1>{t("resident.title")}</h1>
      </header>
      <OperatorGate>
        <Search />
      </OperatorGate>
    </>
  );
}
