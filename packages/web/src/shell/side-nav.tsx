import {
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  ContainerOutlined,
  EditOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  FormOutlined,
  ProjectOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { Fragment } from "react";
import { usePlanId, useReminders } from "../api/plan-work.ts";
import { useLanguage } from "../strings/language.ts";
import { groupOf, screens } from "./screens.ts";

const icons = {
  board: BarChartOutlined,
  work: ProjectOutlined,
  figures: EditOutlined,
  evaluations: FileDoneOutlined,
  worklist: AuditOutlined,
  residents: TeamOutlined,
  imports: ContainerOutlined,
  definitions: BookOutlined,
  plans: FileSearchOutlined,
  drafts: FormOutlined,
} as const;

/** True when the address lies under the screen; an indicator belongs to the board it is opened from. */
function isHere(to: string, path: string): boolean {
  if (to === "/") return path === "/" || path.startsWith("/indicators");
  return path === to || path.startsWith(`${to}/`);
}

/** How many tasks of the plan are late or due soon; nothing where there are none. */
function WorkBadge() {
  const { t } = useLanguage();
  const plan = usePlanId(undefined);
  const reminders = useReminders(plan).data;
  const count = (reminders?.late ?? 0) + (reminders?.soon ?? 0);
  if (count === 0) return null;
  return (
    <span className="nav-badge" title={t("work.remindersBadge", { count })}>
      {count}
      <span className="unseen"> {t("work.remindersBadge", { count })}</span>
    </span>
  );
}

export function SideNav() {
  const { t } = useLanguage();
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <nav className="side-nav" aria-label={t("app.nav")}>
      {screens.map((screen, index) => {
        const Icon = icons[screen.name];
        const group = groupOf(screen);
        const begins = group !== null && group !== groupOf(screens[index - 1]);
        return (
          <Fragment key={screen.to}>
            {begins ? <span className="nav-group">{t(`nav.${group}`)}</span> : null}
            <Link to={screen.to} className="nav-link" aria-current={isHere(screen.to, path) ? "page" : undefined}>
              <Icon aria-hidden="true" />
              <span>{t(`nav.${screen.name}`)}</span>
              {screen.name === "work" ? <WorkBadge /> : null}
            </Link>
          </Fragment>
        );
      })}
    </nav>
  );
}
