import { Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useDistrict, useWorld } from "../api/queries.ts";
import { Failed, Loading } from "../parts/states.tsx";
import { useLanguage } from "../strings/language.ts";
import { Help } from "./help.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { SideNav } from "./side-nav.tsx";
import { TopBar } from "./top-bar.tsx";

/** On a new screen the focus goes to its content, as it would on a page of its own. */
function useFocusOnScreen(main: React.RefObject<HTMLElement | null>): void {
  const path = useLocation({ select: (location) => location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    if (!main.current?.contains(document.activeElement)) main.current?.focus();
  }, [path, main]);
}

/** What the top bar says, on paper: whose data these are, and whether they are simulated. */
function PrintHead() {
  const { t, pick } = useLanguage();
  const district = useDistrict().data;
  const world = useWorld();
  if (!district) return null;
  return (
    <p className="print-only">
      {pick(district.name)} · {t(world === "simulated" ? "app.simulated" : "app.real")} ·{" "}
      {t("worklist.printed", { day: district.today })}
    </p>
  );
}

export function Shell() {
  const { t } = useLanguage();
  const district = useDistrict();
  const [help, setHelp] = useState(false);
  const main = useRef<HTMLElement>(null);
  useShortcuts(useCallback(() => setHelp(true), []));
  useFocusOnScreen(main);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t("app.skip")}
      </a>
      <TopBar onHelp={() => setHelp(true)} />
      <div className="shell-body">
        <div className="shell-side">
          <SideNav />
          {district.data?.loopbackOnly ? <aside className="loopback">{t("app.loopback")}</aside> : null}
        </div>
        <main id="main" ref={main} tabIndex={-1}>
          <PrintHead />
          {district.error && !district.data ? (
            <Failed error={district.error} onRetry={() => void district.refetch()} />
          ) : (
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          )}
        </main>
      </div>
      <Help open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
