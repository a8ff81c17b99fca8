import {
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  ContainerOutlined,
  FileDoneOutlined,
  ProjectOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { useReminders } from "../api/plan-work.ts";
import { useDistrict } from "../api/queries.ts";
import { useLanguage } from "../strings/language.ts";
import { screens } from "./screens.ts";

const icons = {
  board: BarChartOutlined,
  work: ProjectOutlined,
  evaluations: FileDoneOutlined,
  worklist: AuditOutlined,
  residents: TeamOutlined,
  imports: ContainerOutlined,
  definitions: BookOutlined,
} as const;

/** True when the address lies under the screen; an indicator belongs to the board it is opened from. */
function isHere(to: string, path: string): boolean {
  if (to === "/") return path === "/" || path.startsWith("/indicators");
  return path === to || path.startsWith(`${to}/`);
}

/** How many tasks of the plan are late or due soon; nothing where there are none. */
function WorkBadge() {
  const { t } = useLanguage();
  const plan = useDistrict().data?.plans[0]?.id;
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
      {screens.map((screen) => {
        const Icon = icons[screen.name];
        return (
          <Link
            key={screen.to}
            to={screen.to}
            className="nav-link"
            aria-current={isHere(screen.to, path) ? "page" : undefined}
          >
            <Icon aria-hidden="true" />
            <span>{t(`nav.${screen.name}`)}</span>
            {screen.name === "work" ? <WorkBadge /> : null}
          </Link>
        );
      })}
    </nav>
  );
}
