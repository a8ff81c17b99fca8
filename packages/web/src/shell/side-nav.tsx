import {
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  ContainerOutlined,
  FileSearchOutlined,
  FormOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { Fragment } from "react";
import { useLanguage } from "../strings/language.ts";
import { groupOf, screens } from "./screens.ts";

const icons = {
  board: BarChartOutlined,
  worklist: AuditOutlined,
  residents: TeamOutlined,
  imports: ContainerOutlined,
  definitions: BookOutlined,
  plans: FileSearchOutlined,
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
            </Link>
          </Fragment>
        );
      })}
    </nav>
  );
}
