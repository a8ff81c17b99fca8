import { Button, Tag } from "antd";
import { usePeople } from "../../api/queries.ts";
import type { MeasureState, People } from "../../api/types.ts";
import { Chips, Choice } from "../../parts/choice.tsx";
import { formatCount } from "../../parts/format.ts";
import { useNames } from "../../parts/person.tsx";
import { Section } from "../../parts/section.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { PartProps } from "./indicator-screen.tsx";
import { PeopleTable } from "./people-table.tsx";

const states = ["in", "out", "unknown"] as const;

function Filters({
  search,
  onSearch,
  answer,
  state,
}: PartProps & { readonly answer: People; readonly state: MeasureState }) {
  const { t, pick } = useLanguage();
  const names = useNames();
  const reasons = answer.reasons.filter((one) => one.state === state);
  const only = search.place
    ? names.place(search.place)
    : search.institution
      ? names.institution(search.institution)
      : null;
  return (
    <div className="filters">
      <Chips
        label={t("indicator.people")}
        value={state}
        onChange={(next) => onSearch({ ...search, state: next, reason: undefined })}
        options={states.map((one) => ({
          value: one,
          label: `${t(`state.${one}`)} ${formatCount(answer.counts[one])}`,
        }))}
      />
      <Choice
        label={t("indicator.reason")}
        value={search.reason ?? ""}
        onChange={(reason) => onSearch({ ...search, reason: reason === "" ? undefined : reason })}
        options={[
          { value: "", label: t("indicator.allReasons") },
          ...reasons.map((one) => ({ value: one.reason.code, label: `${pick(one.reason.text)} (${one.count})` })),
        ]}
      />
      {only === null ? null : (
        <Tag closable onClose={() => onSearch({ ...search, place: undefined, institution: undefined })}>
          {t("indicator.filteredBy")} {only}
        </Tag>
      )}
    </div>
  );
}

/** How many rows the list has in the end: the people of one state, or of one of its reasons. */
function totalOf(answer: People, state: MeasureState, reason: string | undefined): number {
  if (reason === undefined) return answer.counts[state];
  return answer.reasons.find((one) => one.state === state && one.reason.code === reason)?.count ?? 0;
}

/** In, out and unknown, which together are the denominator; each person with the reason and the record behind it. */
export function PeoplePart(props: PartProps) {
  const { data, search } = props;
  const { t } = useLanguage();
  const state = states.find((one) => one === search.state) ?? (data.figure.out > 0 ? "out" : "in");
  const people = usePeople({
    indicator: data.definition.id,
    asOf: data.asOf,
    state,
    reason: search.reason,
    place: search.place,
    institution: search.institution,
  });
  const first = people.data?.pages[0];
  const rows = people.data?.pages.flatMap((page) => page.people) ?? [];
  const all = first ? first.counts.in + first.counts.out + first.counts.unknown : null;
  return (
    <Section
      title={t("indicator.people")}
      help={all === null ? null : t("indicator.peopleHelp", { all: formatCount(all) })}
    >
      {people.error ? <Failed error={people.error} onRetry={() => void people.refetch()} /> : null}
      {people.isPending ? <Loading /> : null}
      {first ? <Filters {...props} answer={first} state={state} /> : null}
      {first && rows.length === 0 ? <Empty title={t("indicator.noPeople")} /> : null}
      {rows.length > 0 ? <PeopleTable rows={rows} /> : null}
      {first && rows.length > 0 ? (
        <div className="more">
          <span className="help">
            {t("indicator.shown", { shown: rows.length, total: formatCount(totalOf(first, state, search.reason)) })}
          </span>
          {people.hasNextPage ? (
            <Button size="small" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
              {t("action.more")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}
