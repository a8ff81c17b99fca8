import { Link } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { useNotices, useWrite } from "../../api/plan-work.ts";
import type { Notices as Page } from "../../api/types.ts";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

type Notice = Page["items"][number];

function Row({ notice, onClose }: { readonly notice: Notice; readonly onClose: () => void }) {
  const { t, lang, pick } = useLanguage();
  const { plan, kind, item, daysLeft } = notice;
  const days = Math.abs(daysLeft);
  const words = daysLeft === 0 ? t("work.dueToday") : t(daysLeft < 0 ? "work.daysOver" : "work.daysLeft", { days });
  const news = notice.isOpen && !notice.isRead;
  const name = news ? <strong>{pick(notice.name)}</strong> : pick(notice.name);
  return (
    <li className="notice-row">
      {kind === "task" ? (
        <Link to="/work" search={{ plan, task: item }} onClick={onClose}>
          {name}
        </Link>
      ) : (
        <Link to="/work/projects" search={{ plan, project: item }}>
          {name}
        </Link>
      )}{" "}
      {news ? <span className="tag tag-warn">{t("work.unread")}</span> : null}
      {notice.isOpen ? null : <span className="tag">{t("work.noticeClosed")}</span>}
      <span className="share">
        {t(`work.notice-${kind}`)} {notice.day} · <span className={daysLeft < 0 ? "problem-error" : ""}>{words}</span> ·{" "}
        {notice.lead.map(pick).join(lang === "zh" ? "、" : ", ")} · {t("work.notedOn", { day: notice.noted })}
      </span>
    </li>
  );
}

function List({ page, plan, onClose }: { readonly page: Page; readonly plan: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const write = useWrite<Page>(() => undefined);
  const ids = page.items.filter(({ isOpen, isRead }) => isOpen && !isRead).map(({ id }) => id);
  const path = `/api/plans/${encodeURIComponent(plan)}/notices/read`;
  return (
    <>
      {write.error ? <Failed error={write.error} /> : null}
      <p className="help">{t("work.noticesHelp")}</p>
      {page.items.length === 0 ? <p>{t("work.noNotices")}</p> : null}
      <ul className="plain-list notices">
        {page.items.map((notice) => (
          <Row key={notice.id} notice={notice} onClose={onClose} />
        ))}
      </ul>
      <div className="drawer-actions">
        <Button
          disabled={ids.length === 0}
          loading={write.isPending}
          onClick={() => write.mutate({ method: "POST", path, body: { ids } })}
        >
          {t("work.markRead", { count: ids.length })}
        </Button>
      </div>
    </>
  );
}

/** What the server has noted of late and soon-due work; how many of it this operator has not read yet. */
export function Notices({ plan }: { readonly plan: string | undefined }) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const page = useNotices(plan).data;
  if (page === undefined || plan === undefined) return null;
  const onClose = () => setOpen(false);
  return (
    <>
      <button type="button" className="chip" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        {t("work.notices", { count: page.unread })}
      </button>
      {isOpen ? (
        <Drawer open size={560} title={t("work.noticesTitle")} onClose={onClose}>
          <List page={page} plan={plan} onClose={onClose} />
        </Drawer>
      ) : null}
    </>
  );
}
