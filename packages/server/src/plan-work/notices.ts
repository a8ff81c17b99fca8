import { type Day, isoOfDay } from "@kangyu/fhir";
import { type Milestone, projectMilestones, reminderStep, taskMilestones } from "@kangyu/plan";
import type { Actor, NewNotice, Notice, PlanItem, World } from "@kangyu/store";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import { followedPlans } from "../answers/followed-plans.ts";
import type { Context } from "../context.ts";
import type { planReminders } from "../contract/index.ts";
import { departmentName, projectIn, taskIn } from "../views/work-view.ts";

type Notices = z.infer<typeof planReminders.notices>;

/** What is noted names nobody and is asked for by nobody. */
const SERVER: Actor = { operator: "server", institution: null };
/** As many as a list still shows. */
const SHOWN = 200;

interface Dated {
  readonly item: PlanItem;
  readonly milestone: Milestone;
}

async function milestonesOf(context: Context, plan: string, actor: Actor): Promise<Dated[]> {
  const today = context.today();
  const [tasks, projects] = await Promise.all([
    context.store.planItems("task", plan, actor),
    context.store.planItems("project", plan, actor),
  ]);
  const dated = (item: PlanItem, list: readonly Milestone[]) => list.map((milestone) => ({ item, milestone }));
  return [
    ...tasks.flatMap((item) => dated(item, taskMilestones(item.id, taskIn(item), today))),
    ...projects.flatMap((item) => dated(item, projectMilestones(item.id, projectIn(item), today))),
  ];
}

async function noticesDue(
  context: Context,
  plan: { readonly id: string; readonly world: World },
): Promise<NewNotice[]> {
  const today = context.today();
  const open = (await milestonesOf(context, plan.id, SERVER)).filter(({ milestone }) => milestone.state === "open");
  return open.flatMap(({ item, milestone: { kind, day } }) => {
    const step = reminderStep(day, today, context.following.reminders);
    const about = { plan: plan.id, world: plan.world, kind, item: item.id, due: day, noted: today };
    return step === null ? [] : [{ ...about, step }];
  });
}

/**
 * Notes every step that tasks and projects of the followed plans have come to by today; what was noted stays as it was.
 * Days on which the server was off are made up for by the step that stands now. Returns how many are new.
 */
export async function noteReminders(context: Context): Promise<number> {
  const worldOf = (simulated: boolean): World => (simulated ? "simulated" : "real");
  const known = [...context.definitions.plans.values()].map(({ id, simulated }) => ({ id, world: worldOf(simulated) }));
  const followed = (await followedPlans(context)).map(({ id, simulated }) => ({ id, world: worldOf(simulated) }));
  const due = await Promise.all([...known, ...followed].map((plan) => noticesDue(context, plan)));
  const all = due.flat();
  return all.length === 0 ? 0 : context.store.notePlan(all, SERVER);
}

function shown(notice: Notice, { item, milestone }: Dated, context: Context): Notices["items"][number] {
  const [lead, zh, en] =
    notice.kind === "task"
      ? [taskIn(item).lead, taskIn(item).title, taskIn(item).titleEn]
      : [projectIn(item).lead, projectIn(item).name, projectIn(item).nameEn];
  return {
    ...{ id: notice.id, plan: notice.plan, kind: notice.kind, item: notice.item },
    name: { zh, en: en ?? zh },
    lead: lead.map((id) => departmentName(context.following.register, id)),
    ...{ day: isoOfDay(notice.due), step: notice.step, noted: isoOfDay(notice.noted), isRead: notice.isRead },
    daysLeft: notice.due - notice.noted,
    isOpen: milestone.state === "open" && milestone.day === notice.due,
  };
}

/** Of each open day only the last step is news: an earlier one says less. */
function isLast(notice: Notice, all: readonly Notice[]): boolean {
  return !all.some(
    ({ kind, item, due, step }) =>
      kind === notice.kind && item === notice.item && due === notice.due && step < notice.step,
  );
}

/** The notices of a plan, the latest first; unread are those of open work that the actor has not marked. */
export async function noticesAnswer(context: Context, id: string, actor: Actor): Promise<Notices> {
  await planOf(context, id);
  const [notices, dated] = await Promise.all([
    context.store.planNotices({ plan: id, limit: SHOWN }, actor),
    milestonesOf(context, id, actor),
  ]);
  const keyOf = (kind: string, item: string) => `${kind} ${item}`;
  const known = new Map(dated.map((one) => [keyOf(one.milestone.kind, one.item.id), one]));
  const items = notices
    .filter((notice) => isLast(notice, notices))
    .flatMap((notice) => {
      const found = known.get(keyOf(notice.kind, notice.item));
      return found === undefined ? [] : [shown(notice, found, context)];
    });
  const today: Day = context.today();
  return { today: isoOfDay(today), unread: items.filter(({ isRead, isOpen }) => isOpen && !isRead).length, items };
}

const EVERY_MS = 600_000;

/** Notes reminders now and every ten minutes until the server stops; a failure is tried again the next time. */
export function keepNoting(context: Context): void {
  const note = () => void noteReminders(context).catch(() => undefined);
  note();
  const timer = setInterval(note, EVERY_MS);
  timer.unref();
  context.stopping.addEventListener("abort", () => clearInterval(timer), { once: true });
}
