import { Link } from "@tanstack/react-router";
import { Empty } from "../parts/states.tsx";
import { useLanguage } from "../strings/language.ts";

export function NoPage() {
  const { t } = useLanguage();
  return (
    <>
      <h1 className="unseen">{t("app.noPage")}</h1>
      <Empty title={t("app.noPage")}>
        <Link to="/">{t("app.backToBoard")}</Link>
      </Empty>
    </>
  );
}
