import { CalendarOutlined, DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { REMIND_DAYS, useDownload } from "../api/plan-work.ts";
import { useLanguage } from "../strings/language.ts";
import { Failed } from "./states.tsx";

/** The days of a department, or of all, as a calendar file, and the letters that remind of what is late or due soon. */
export function ReminderFiles({
  plan,
  department,
}: {
  readonly plan: string;
  readonly department?: string | undefined;
}) {
  const { t, lang } = useLanguage();
  const download = useDownload();
  const path = `/api/plans/${encodeURIComponent(plan)}/reminders`;
  const own = department === undefined ? {} : { department };
  return (
    <>
      {download.error ? <Failed error={download.error} /> : null}
      <span className="choice" title={t("work.reminderFilesHelp")}>
        <Button
          icon={<CalendarOutlined />}
          loading={download.isPending}
          onClick={() => download.mutate({ path: `${path}.ics`, query: { ...own, lang } })}
        >
          {t("work.calendar")}
        </Button>
        <Button
          icon={<DownloadOutlined />}
          loading={download.isPending}
          onClick={() => download.mutate({ path: `${path}.docx`, query: { ...own, days: REMIND_DAYS, lang } })}
        >
          {t("work.letter")}
        </Button>
      </span>
    </>
  );
}
