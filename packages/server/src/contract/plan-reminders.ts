import { z } from "zod";
import { isoDay, text } from "./board.ts";
import { department, task } from "./plan-work.ts";

/** The planned beginning or end of a project that has not come to pass. */
export const milestone = z.object({
  kind: z.enum(["begin", "finish"]),
  project: z.string(),
  name: text,
  lead: z.array(z.string()),
  day: isoDay,
  /** Until the day; below 0 when it has passed. */
  daysLeft: z.number().int(),
  reason: z.string().nullable(),
});
export const reminders = z.object({
  today: isoDay,
  days: z.number().int(),
  /** Counts of tasks. */
  late: z.number().int(),
  soon: z.number().int(),
  items: z.array(task),
  milestones: z.array(milestone),
});

/** What one department is reminded of. */
export const departmentReminders = z.object({
  department,
  late: z.array(task),
  soon: z.array(task),
  /** Finished, and no evidence was entered. */
  lacking: z.array(task),
  milestones: z.array(milestone),
});
export const remindersByDepartment = z.object({
  plan: z.object({ id: z.string(), title: text }),
  district: text,
  today: isoDay,
  days: z.number().int(),
  simulated: z.boolean(),
  departments: z.array(departmentReminders),
});

/** What the server has noted of late and soon-due work; each step once. */
export const notice = z.object({
  id: z.string(),
  plan: z.string(),
  kind: z.enum(["task", "begin", "finish"]),
  item: z.string(),
  name: text,
  lead: z.array(text),
  day: isoDay,
  /** Days left at the step, below 0 days late. */
  step: z.number().int(),
  noted: isoDay,
  /** Days left when it was noted, below 0 days late. */
  daysLeft: z.number().int(),
  /** By who asks. */
  isRead: z.boolean(),
  /** It is still to be done. */
  isOpen: z.boolean(),
});
export const notices = z.object({ today: isoDay, unread: z.number().int(), items: z.array(notice) });
export const readNotices = z.object({ ids: z.array(z.string().max(80)).min(1).max(500) });
