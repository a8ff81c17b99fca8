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
