import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useDownload } from "../../api/plan-work.ts";
import { useWorld } from "../../api/queries.ts";
import type { PlanTasks } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

/** The work plan of one year, made from the tree, as a file. */
export function AnnualPlan({ page }: { readonly page: PlanTasks }) {
  const { t, lang } = useLanguage();
  const world = useWorld();
  const download = useDownload();
  const { from, to, id } = page.plan;
  const years = Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  const now = page.today.slice(0, 4);
  const [year, setYear] = useState(years.includes(now) ? now : (years.at(-1) ?? now));
  const get = (format: "docx" | "xlsx") =>
    download.mutate({
      path: `/api/plans/${encodeURIComponent(id)}/annual-plan.${format}`,
      query: { year, world, lang },
    });
  return (
    <>
      {download.error ? <Failed error={download.error} /> : null}
      <span className="choice" title={t("work.annualHelp")}>
        <Choice
          label={t("work.annual")}
          value={year}
          onChange={setYear}
          options={years.map((one) => ({ value: one, label: one }))}
        />
        <Button icon={<DownloadOutlined />} loading={download.isPending} onClick={() => get("docx")}>
          {t("work.annualDocx")}
        </Button>
        <Button icon={<DownloadOutlined />} loading={download.isPending} onClick={() => get("xlsx")}>
          {t("work.annualXlsx")}
        </Button>
      </span>
    </>
  );
}
