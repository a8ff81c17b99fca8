import {
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  ContainerOutlined,
  FormOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { useLanguage } from "../strings/language.ts";
import { screens } from "./screens.ts";

const icons = {
  board: BarChartOutlined,
  worklist: AuditOutlined,
  residents: TeamOutlined,
  imports: ContainerOutlined,
  definitions: BookOutlined,
  drafts: FormOutlined,
} as const;

/** True when the address lies under the screen; an indicator belongs to the board it is opened from. */
function isHere(to: string, path: string): boolean {
  return to === "/" ? path === "/" || path.startsWith("/indicators") : path.startsWith(to);
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
          </Link>
        );
      })}
    </nav>
  );
}
