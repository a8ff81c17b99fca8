import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarText } from "./calendar.ts";

const entry: CalendarEntry = {
  uid: "task-p-1@kangyu.example",
  sequence: 2,
  changed: "2026-11-22T10:05:06.789Z",
  day: "2026-12-31",
  summary: "餐饮单位减盐; 一, 二",
  description: "第一行\n第二行",
  isCancelled: false,
  alarm: 7,
};
const text = (part: Partial<CalendarEntry> = {}) =>
  calendarText({ name: "卫生健康局", language: "zh", entries: [{ ...entry, ...part }] });
/** What a reader sees: folded lines joined again. */
const unfolded = (file: string) => file.replace(/\r\n /g, "").split("\r\n");

describe("a calendar file", () => {
  it("names the entry, its change, its day and its alarm, and escapes what a text may not hold", () => {
    const lines = unfolded(text());
    expect(lines).toContain("UID:task-p-1@kangyu.example");
    expect(lines).toContain("SEQUENCE:2");
    expect(lines).toContain("DTSTAMP:20261122T100506Z");
    expect(lines).toContain("DTSTART;VALUE=DATE:20261231");
    expect(lines).toContain("SUMMARY:餐饮单位减盐\\; 一\\, 二");
    expect(lines).toContain("DESCRIPTION:第一行\\n第二行");
    expect(lines).toContain("TRIGGER:-P7D");
    expect(lines.at(-1)).toBe("");
  });

  it("has no line over 75 octets and cuts between letters", () => {
    const file = text({ summary: "规范基层高血压患者健康管理，".repeat(9) });
    for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(unfolded(file)).toContain(`SUMMARY:${"规范基层高血压患者健康管理，".repeat(9)}`);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("takes an entry back by cancelling it, without an alarm", () => {
    const file = text({ isCancelled: true });
    expect(file).toContain("STATUS:CANCELLED");
    expect(file).not.toContain("VALARM");
  });
});
