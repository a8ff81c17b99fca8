import { DownloadOutlined, RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useDraftFile } from "../../api/draft-queries.ts";
import { useDistrict } from "../../api/queries.ts";
import type { PlanDraftPage } from "../../api/types.ts";
import { FieldsFor, OnlyFor, WhoMay } from "../../parts/may.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { ConflictPart } from "./conflict-part.tsx";
import { NumberField, TextField } from "./fields.tsx";
import type { DraftDesk } from "./use-draft.ts";
import { VersionsPart } from "./versions-part.tsx";

interface HeadProps {
  readonly desk: DraftDesk;
  readonly page: PlanDraftPage;
}

function Saving({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLanguage();
  const { state } = desk;
  return (
    <>
      <span role="status" className={`draft-state draft-state-${state}`}>
        {t(`drafts.state.${state}`, { version: desk.version })}
      </span>
      {state === "failed" ? (
        <Button size="small" onClick={desk.saveNow}>
          {t("drafts.saveNow")}
        </Button>
      ) : null}
    </>
  );
}

/** What somebody else changed and that was put under what is typed here. */
function MergedNotice({ desk }: { readonly desk: DraftDesk }) {
  const { t, pick } = useLanguage();
  const operators = useDistrict().data?.operators ?? [];
  if (desk.notice === null)
    return desk.isBack ? (
      <p role="status" className="draft-gone">
        {t("drafts.backAgain")}
      </p>
    ) : null;
  const { taken, operator } = desk.notice;
  const who = operators.find(({ id }) => id === operator);
  return (
    <p role="status" className="draft-gone">
      {t("drafts.mergedIn", { who: who === undefined ? operator : pick(who.name), count: taken })}
    </p>
  );
}

function Exports({ desk, page }: HeadProps) {
  const { t, lang } = useLanguage();
  const file = useDraftFile();
  const { from, to } = desk.draft.period;
  const get = (format: "docx" | "xlsx") =>
    file.mutate({
      path: `/${encodeURIComponent(page.id)}/table.${format}?lang=${lang}`,
      name: `plan-${from}-${to}${page.world === "simulated" ? "-simulated" : ""}.${format}`,
    });
  const isKept = desk.state === "saved";
  return (
    <>
      <Button icon={<DownloadOutlined />} disabled={!isKept || file.isPending} onClick={() => get("docx")}>
        {t("drafts.exportDocx")}
      </Button>
      <Button icon={<DownloadOutlined />} disabled={!isKept || file.isPending} onClick={() => get("xlsx")}>
        {t("drafts.exportXlsx")}
      </Button>
      {file.error ? <Failed error={file.error} /> : null}
    </>
  );
}

function Settings({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLanguage();
  const { draft, change } = desk;
  const { title, population } = draft;
  const people = (now: number | null, later: number | null) =>
    change({ ...draft, population: now === null ? null : { now, later } }, "population");
  return (
    <details className="draft-settings">
      <summary>{t("drafts.settings")}</summary>
      <FieldsFor right="plan">
        <div className="draft-fields">
          <TextField
            label={t("drafts.titleZh")}
            value={title.zh}
            onChange={(zh) => change({ ...draft, title: { ...title, zh } }, "title/zh")}
          />
          <TextField
            label={t("drafts.titleEn")}
            value={title.en}
            onChange={(en) => change({ ...draft, title: { ...title, en } }, "title/en")}
          />
          <NumberField
            label={t("drafts.populationNow")}
            least={1}
            value={population?.now ?? null}
            onChange={(now) => people(now, population?.later ?? null)}
          />
          <NumberField
            label={t("drafts.populationLater")}
            least={1}
            value={population?.later ?? null}
            disabled={population === null}
            onChange={(later) => people(population?.now ?? null, later)}
          />
        </div>
      </FieldsFor>
      <p className="help">{t("drafts.populationHelp")}</p>
    </details>
  );
}

/** Title, state of saving, undo and redo, files, and what is said of the whole plan. */
export function DraftHead(props: HeadProps) {
  const { desk } = props;
  const { t, pick } = useLanguage();
  const { title, period } = desk.draft;
  return (
    <>
      <header className="screen-head">
        <p className="help">
          <Link to="/plan-drafts">{t("drafts.title")}</Link>
        </p>
        <h1>{pick(title)}</h1>
        <p className="help">
          {period.from}–{period.to}
        </p>
      </header>
      <WhoMay right="plan" />
      <ConflictPart desk={desk} />
      <MergedNotice desk={desk} />
      {desk.state === "failed" ? <Failed error={desk.error} /> : null}
      <div className="tools-row draft-tools">
        <OnlyFor right="plan">
          <Button icon={<UndoOutlined />} disabled={desk.undo === null} onClick={() => desk.undo?.()}>
            {t("drafts.undo")}
          </Button>
          <Button icon={<RedoOutlined />} disabled={desk.redo === null} onClick={() => desk.redo?.()}>
            {t("drafts.redo")}
          </Button>
        </OnlyFor>
        <Saving desk={desk} />
        <span className="top-space" />
        <Exports {...props} />
      </div>
      <div className="draft-opens">
        <Settings desk={desk} />
        <VersionsPart id={props.page.id} desk={desk} />
      </div>
    </>
  );
}
