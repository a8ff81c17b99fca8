import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { addressOf } from "../../api/client.ts";
import { useChangePlan, usePlanDocuments, usePlanFile } from "../../api/plan-queries.ts";
import type { PlanEntry } from "../../api/types.ts";
import { Chips, Choice } from "../../parts/choice.tsx";
import { OnlyFor, useMay } from "../../parts/may.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { planBefore } from "./plan-before.ts";

const route = getRouteApi("/plans/$id");
const tabs = [
  { value: "", label: "plans.tabFindings" },
  { value: "binding", label: "plans.tabBinding" },
  { value: "plan", label: "plans.tabPlan" },
] as const;

function EarlierChoice({ document }: { readonly document: PlanEntry }) {
  const { t } = useLanguage();
  const change = useChangePlan(document.id);
  const may = useMay("plan");
  const others = (usePlanDocuments().data?.items ?? []).filter((one) => one.id !== document.id && one.state === "read");
  const before = document.earlier === null ? planBefore(document, others) : null;
  return (
    <>
      <Choice
        label={t("plans.earlier")}
        value={document.earlier ?? ""}
        disabled={change.isPending || !may}
        onChange={(id) => change.mutate({ earlier: id === "" ? null : id })}
        options={[
          { value: "", label: t("plans.earlierNone") },
          ...others.map((one) => ({
            value: one.id,
            label: `${one.title ?? one.name}${one.period ? ` (${one.period.from}–${one.period.to})` : ""}`,
          })),
        ]}
      />
      {before === null ? null : (
        <Button size="small" loading={change.isPending} onClick={() => change.mutate({ earlier: before.id })}>
          {t("plans.earlierLikely", { name: before.title ?? before.name })}
        </Button>
      )}
      {change.error ? <Failed error={change.error} /> : null}
    </>
  );
}

function Adopt({ document }: { readonly document: PlanEntry }) {
  const { t } = useLanguage();
  const change = useChangePlan(document.id);
  return (
    <Button loading={change.isPending} onClick={() => change.mutate({ adopted: !document.adopted })}>
      {t(document.adopted ? "plans.unadopt" : "plans.adopt")}
    </Button>
  );
}

/** The findings as a file, those that the filter shows. */
function Files({ document }: { readonly document: PlanEntry }) {
  const { t, lang } = useLanguage();
  const { severity, group, status } = route.useSearch();
  const file = usePlanFile();
  const title = t("plans.exportName", { name: document.title ?? document.name });
  const button = (format: "docx" | "xlsx", label: "plans.export" | "plans.exportWord") => (
    <Button
      icon={<DownloadOutlined />}
      loading={file.isPending}
      onClick={() => {
        const path = `/${encodeURIComponent(document.id)}/findings.${format}`;
        file.mutate({ path: addressOf(path, { lang, severity, group, status }), name: `${title}.${format}` });
      }}
    >
      {t(label)}
    </Button>
  );
  return (
    <>
      {button("docx", "plans.exportWord")}
      {button("xlsx", "plans.export")}
      {file.error ? <Failed error={file.error} /> : null}
    </>
  );
}

function Tools({ document }: { readonly document: PlanEntry }) {
  const { t } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tab = tabs.find((one) => one.value === search.tab)?.value ?? "";
  return (
    <div className="tools-row no-print">
      <Chips
        label={t("plans.tabs")}
        value={tab}
        onChange={(next) =>
          void navigate({ search: { ...search, tab: next === "" ? undefined : next }, replace: true })
        }
        options={tabs.map((one) => ({ value: one.value, label: t(one.label) }))}
      />
      <EarlierChoice document={document} />
      <span className="top-space" />
      <OnlyFor right="plan">
        <Adopt document={document} />
      </OnlyFor>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t("action.print")}
      </Button>
      <Files document={document} />
    </div>
  );
}

/** Which document this is, and what can be done with the whole of it. */
export function CheckHead({ document, read }: { readonly document: PlanEntry; readonly read: boolean }) {
  const { t } = useLanguage();
  const { same } = route.useSearch();
  return (
    <>
      <header className="screen-head">
        <h1>{document.title ?? document.name}</h1>
        {document.period ? (
          <span className="help">
            {document.period.from}–{document.period.to}
          </span>
        ) : null}
        <span className="help">{document.name}</span>
        {document.adopted ? (
          <>
            <span className="tag tag-good">{t("plans.adopted")}</span>
            <Link to="/" search={{ plan: document.id }}>
              {t("plans.onBoard")}
            </Link>
            <Link to="/work" search={{ plan: document.id }}>
              {t("plans.openWork")}
            </Link>
          </>
        ) : null}
      </header>
      {same === undefined ? null : <p className="notice">{t("plans.same")}</p>}
      {read ? <Tools document={document} /> : null}
    </>
  );
}
