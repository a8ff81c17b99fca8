import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDistrict, testDistrict } from "./fixtures/district.ts";
import { noteReminders } from "./plan-work/notices.ts";

let database: TestDatabase;
let district: TestDistrict;
const base = "/api/plans/demonstration";

beforeAll(async () => {
  database = await testDatabase();
  district = await testDistrict(database.url);
  await send("POST", `${base}/work/take-over`, { document: null });
});
afterAll(async () => {
  await district?.end();
  await database?.drop();
});

let keys = 0;
const send = (method: "POST" | "PUT", url: string, payload: object) =>
  district.ask({ method, url, payload, headers: { "idempotency-key": `reminders-${keys++}` } });
const get = async (url: string) => (await district.ask({ url })).json();
const calendar = async (query: string) => {
  const answer = await district.ask({ url: `${base}/reminders.ics?${query}` });
  return { ...answer, lines: answer.payload.replace(/\r\n /g, "").split("\r\n") };
};
const plain = (bytes: Buffer) =>
  strFromU8(unzipSync(new Uint8Array(bytes))["word/document.xml"] ?? new Uint8Array()).replace(/<[^>]+>/g, "");

describe("reminders", () => {
  it("name the projects' planned days beside the tasks", async () => {
    const { milestones } = await get(`${base}/reminders?days=30`);
    // On 20 November 2024 the care building should have been begun by 1 September; nothing else is near.
    expect(milestones).toMatchObject([{ kind: "begin", day: "2024-09-01", daysLeft: -80 }]);
    expect((await get(`${base}/reminders?days=30&department=development`)).milestones).toEqual([]);
  });
});

describe("a department's calendar file", () => {
  it("has the days of what the department leads, each under a name of its own", async () => {
    const { headers, lines } = await calendar("department=market");
    expect(headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(lines.filter((line) => line.startsWith("BEGIN:VEVENT"))).toHaveLength(1);
    expect(lines).toContain("SUMMARY:[模拟] 任务到期: 餐饮单位减盐行动");
    expect(lines).toContain("DTSTART;VALUE=DATE:20240630");
    const all = (await calendar("lang=en")).lines.filter((line) => line.startsWith("UID:"));
    // 15 deadlines, and the planned beginning and end of 6 projects.
    expect([all.length, new Set(all).size]).toEqual([27, 27]);
  });

  it("gives the same bytes again, and after a change the same name with a higher number and the new day", async () => {
    const first = await calendar("department=market");
    expect((await calendar("department=market")).payload).toBe(first.payload);
    const { items } = await get(`${base}/tasks?department=market`);
    const found = items.find((task: { lead: string[] }) => task.lead.includes("market"));
    const { id, version, standing, daysLeft, source, operator, at, reason, ...task } = found;
    const change = { baseVersion: version, reason: "延期", task: { ...task, deadline: "2025-03-31" } };
    expect((await send("PUT", `${base}/tasks/${id}`, change)).statusCode).toBe(200);
    const { lines } = await calendar("department=market");
    const uid = (list: readonly string[]) => list.find((line) => line.startsWith("UID:"));
    expect(uid(lines)).toBe(uid(first.lines));
    expect([first.lines.includes("SEQUENCE:0"), lines.includes("SEQUENCE:1")]).toEqual([true, true]);
    expect(lines).toContain("DTSTART;VALUE=DATE:20250331");
    const back = { baseVersion: version + 1, reason: "恢复", task };
    expect((await send("PUT", `${base}/tasks/${id}`, back)).statusCode).toBe(200);
  });

  it("cancels what was stopped, keeps what is done without an alarm, and refuses a department that nobody knows", async () => {
    const text = (await calendar("department=health")).payload.replace(/\r\n /g, "");
    const of = (title: string) => text.split("BEGIN:VEVENT").find((one) => one.includes(title)) ?? "";
    expect(of("区域卫生信息平台数据共享")).toContain("STATUS:CANCELLED");
    expect(of("建立重大疾病监测报告")).toContain("[模拟、已完成]");
    expect(of("建立重大疾病监测报告")).not.toContain("VALARM");
    expect(of("免疫规划预防接种门诊")).toContain("TRIGGER:-P7D");
    expect((await calendar("department=nobody")).json().code).toBe("unknown-department");
  });
});

describe("the letter to a department", () => {
  it("lists what is late and what has no evidence, with days, leader and a receipt, and says that it is simulated", async () => {
    const answer = await district.ask({ url: `${base}/reminders.docx?department=market&days=30` });
    expect(answer.headers["content-disposition"]).toContain("demonstration-reminders-market.docx");
    const text = plain(answer.rawPayload);
    for (const words of [
      "市场监督管理局",
      "分管发展建设副区长",
      "一、逾期任务",
      "餐饮单位减盐行动",
      "逾期 143 天",
      "尚缺",
      "回　执",
      "模拟数据",
    ])
      expect(text).toContain(words);
    expect(text).not.toContain("即将到期任务");
  });

  it("goes to every department that has something, and to nobody else", async () => {
    const text = plain((await district.ask({ url: `${base}/reminders.docx?lang=en&days=0` })).rawPayload);
    const numbers = [...text.matchAll(/demonstration-(\w+)-20241120/g)].map(([, name]) => name);
    // Finished without evidence: education and environment have nothing finished by now; the care building is late.
    expect(new Set(numbers)).toEqual(new Set(["health", "market", "civil"]));
    const none = plain((await district.ask({ url: `${base}/reminders.docx?department=finance` })).rawPayload);
    expect(none).toContain("没有逾期或 30 天内到期的事项");
    expect(none).not.toContain("回　执");
  });
});

describe("notices", () => {
  const notices = `${base}/notices`;

  it("are written once, however often one looks, with the step that stands", async () => {
    expect(await noteReminders(district.context)).toBe(2);
    expect(await noteReminders(district.context)).toBe(0);
    const { items, unread, today } = await get(notices);
    expect([items.length, unread, today]).toEqual([2, 2, "2024-11-20"]);
    const of = (kind: string, day: string) =>
      items.find((one: { kind: string; day: string }) => one.kind === kind && one.day === day);
    // Task 5 was due 143 days ago: reminded 1, 31, 61, 91 and 121 days after; task 10 is due in 41 days, so not yet.
    expect(of("task", "2024-06-30")).toMatchObject({ step: -121, daysLeft: -143, isOpen: true, noted: "2024-11-20" });
    expect(of("begin", "2024-09-01")).toMatchObject({ step: -61, name: { zh: "雾谷乡中心卫生院医养结合楼" } });
  });

  it("go on to the next step on its day and make up for days on which nobody looked", async () => {
    const later = (days: number) => ({ ...district.context, today: () => district.context.today() + days });
    const steps = async (day: string) => {
      const { items } = await get(notices);
      return items.filter((one: { day: string }) => one.day === day).map(({ step }: { step: number }) => step);
    };
    // Task 3 is due on 31 December: 30 days ahead on 1 December.
    expect(await steps("2024-12-31")).toEqual([]);
    await noteReminders(later(11));
    expect(await steps("2024-12-31")).toEqual([30]);
    // Nobody looked until 4 January: 7 and 0 days ahead are gone by, and only the last step of a day is shown.
    await noteReminders(later(45));
    expect([await steps("2024-12-31"), await steps("2024-06-30")]).toEqual([[-1], [-181]]);
  });

  it("are marked as read by each operator alone, once, and are no news any more when the work is done", async () => {
    const { items, unread } = await get(notices);
    const [first] = items;
    const marked = await send("POST", `${notices}/read`, { ids: [first.id] });
    expect(marked.json()).toMatchObject({ unread: unread - 1 });
    expect((await send("POST", `${notices}/read`, { ids: [first.id, "nothing"] })).json().unread).toBe(unread - 1);
    const other = await district.ask({ url: notices, headers: { "x-kangyu-operator": "doctor-c2" } });
    expect(other.json().unread).toBe(unread);
    const { items: tasks } = await get(`${base}/tasks?department=market`);
    const found = tasks.find((task: { lead: string[] }) => task.lead.includes("market"));
    const { id, version, standing, daysLeft, source, operator, at, reason, ...task } = found;
    const done = { baseVersion: version, reason: null, task: { ...task, state: "done", doneOn: "2024-11-19" } };
    expect((await send("PUT", `${base}/tasks/${id}`, done)).statusCode).toBe(200);
    const after = await get(notices);
    expect(after.items.find((one: { item: string }) => one.item === id).isOpen).toBe(false);
  });
});
