import { App, Button } from "antd";
import { useWrite } from "../../api/plan-work.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

/** What the plan's own document brings and is not there yet, taken over with one press. */
export function TakeOver(props: {
  readonly plan: string;
  readonly offered: { readonly tasks: number; readonly projects: number };
}) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const write = useWrite<{ tasks: number; projects: number }>((taken) => void message.success(t("work.taken", taken)));
  if (props.offered.tasks + props.offered.projects === 0) return null;
  const { tasks, projects } = props.offered;
  const what = tasks === 0 ? "takeProjects" : projects === 0 ? "takeTasks" : "takeOver";
  const path = `/api/plans/${encodeURIComponent(props.plan)}/work/take-over`;
  return (
    <OnlyFor right="plan">
      {write.error ? <Failed error={write.error} /> : null}
      <Button
        loading={write.isPending}
        onClick={() => write.mutate({ method: "POST", path, body: { document: null } })}
      >
        {t(`work.${what}`, { tasks, projects })}
      </Button>
    </OnlyFor>
  );
}
