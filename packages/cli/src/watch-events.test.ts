import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runHere } from "./test-support.ts";

const folder = mkdtempSync(join(tmpdir(), "kangyu-events-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function kangyu(...args: string[]) {
  const ended = await runHere(args);
  return { ...ended, json: () => JSON.parse(ended.out) };
}

const head = "id,disease,date,death,traits,unit";
const measles = Array.from({ length: 10 }, (_, i) => `m${i},measles,2026-03-0${1 + (i % 7)},,,school-3`);

test("a line list: the school with ten cases of measles in a week, and what cannot be told", async () => {
  const cases = file("cases.csv", [head, ...measles, "x,mumps,,,,school-3", "y,measels,2026-03-02,,,"].join("\n"));
  const district = file("district.json", JSON.stringify({ lastSeen: { measles: "2026-01-05", mumps: "2026-02-01" } }));
  const { code, told, json } = await kangyu("watch", "events", "--cases", cases, "--district", district, "--json");
  expect(code).toBe(0);
  const { signals, unplaced, unnamed } = json();
  expect(signals).toMatchObject([
    {
      ...{ rule: "measles", place: "school-3", from: "2026-03-01", to: "2026-03-07", observed: 10, threshold: 10 },
      why: { en: "10 cases in one unit within 7 days; 10 must be reported" },
    },
  ]);
  expect(signals[0].cases).toHaveLength(10);
  expect(unplaced).toContainEqual({ rule: "mumps", trigger: 0, reason: "no-day", cases: ["x"] });
  expect(unplaced).toContainEqual({ rule: "newly-reported", trigger: 0, reason: "no-history", cases: ["y"] });
  expect(unnamed).toEqual(["measels"]);
  expect(told).toContain("No rule names: measels.");
});

test("rules of one's own, a setting of the district, and the table for people", async () => {
  const rules = file(
    "rules.yaml",
    `settings: { season: { name: { zh: 季, en: Season }, values: [wet, dry], default: dry } }
rules:
  - { id: flu, name: { zh: 流感, en: Flu }, diseases: [flu], triggers: [{ count: cases, atLeast: 1, within: county, when: { season: [wet] } }] }
`,
  );
  const cases = file("flu.csv", "disease,date\nflu,2026-01-02\n");
  const run = (...more: string[]) => kangyu("watch", "events", "--cases", cases, "--rules", rules, ...more);
  expect((await run("--json")).json().signals).toEqual([]);
  const wet = file("wet.json", '{"settings": {"season": "wet"}}');
  expect((await run("--district", wet)).out.split("\n")[1]).toMatch(/^2026-01-02\tflu\tdistrict\t1\t1\t/);
  const bad = await run("--district", file("bad.json", '{"settings": {"mood": "wet"}}'));
  expect(bad.code).toBe(2);
  expect(bad.told).toContain("settings: there are season");
});

test.each([
  ["a wrong date", `${head}\nm,measles,2026-02-30,,,\n`, 'line 2: "2026-02-30" is not a date'],
  ["no disease", `${head}\nm,,2026-02-03,,,\n`, "line 2: disease may not be empty"],
  ["an id twice", `${head}\n${measles[0]}\n${measles[0]}\n`, 'line 3: the id "m0" is there twice'],
  ["a death that is neither yes nor no", `${head}\nm,measles,2026-02-03,perhaps,,\n`, "line 2: death must be one of"],
])("%s is refused with its line", async (_, text, sentence) => {
  const { code, told } = await kangyu("watch", "events", "--cases", file("wrong.csv", text));
  expect(code).toBe(2);
  expect(told).toContain(sentence);
});

test("faulty rules are refused with their place", async () => {
  const rules = file("faulty.yaml", "rules: [{ id: a, name: { zh: 甲, en: A }, diseases: [a], triggers: [{}] }]");
  const { code, told } = await kangyu("watch", "events", "--cases", file("c.csv", head), "--rules", rules);
  expect(code).toBe(2);
  expect(told).toContain("faulty.yaml, rules[0].triggers[0]: count must be cases or deaths");
});

test("the grade of an event, and what would have to be known for a higher one", async () => {
  const event = { item: "food-poisoning", facts: { cases: 40, deaths: null } };
  const path = file("event.json", JSON.stringify(event));
  const { code, json } = await kangyu("watch", "grade", "--facts", path, "--json");
  expect(code).toBe(0);
  expect(json()).toMatchObject({ grade: null, undecided: [{ grade: 2 }, { grade: 3 }, { grade: 4 }] });
  const known = file("known.json", JSON.stringify({ ...event, facts: { cases: 40, deaths: 0 } }));
  expect((await kangyu("watch", "grade", "--facts", known)).out).toMatch(/^grade\t4\tblue\t/);
  const wrong = await kangyu("watch", "grade", "--facts", file("wrong.json", '{"item": "storm"}'));
  expect(wrong.code).toBe(2);
  expect(wrong.told).toContain("item: there are pulmonary-plague-anthrax");
});

test("reports: due, late by how much, and what is not due", async () => {
  const reports = file(
    "reports.csv",
    `id,disease,case,diagnosed,reported,traits,occasion
a,plague,suspected,2026-05-01T22:30,2026-05-02T01:00,,
b,measles,confirmed,2026-05-01T10:00,2026-05-02T10:00,,
c,anthrax,confirmed,2026-05-01T10:00,,pulmonary,
d,mumps,suspected,2026-05-01T10:00,,,
e,avian-influenza,confirmed,2026-05-01T10:00,,,
f,measles,confirmed,,,,
g,mumps,clinical,2026-05-01T10:00,,,outbreak
`,
  );
  const { json } = await kangyu("watch", "clocks", "--reports", reports, "--now", "2026-05-01T11:00", "--json");
  expect(
    json().map(({ id, due, state, lateMinutes, reason }: Record<string, unknown>) => [
      id,
      due,
      state,
      lateMinutes,
      reason,
    ]),
  ).toEqual([
    ["a", "2026-05-02T00:30", "late", 30, undefined],
    ["b", "2026-05-02T10:00", "timely", 0, undefined],
    ["c", "2026-05-01T12:00", "open", 0, undefined],
    ["d", null, null, null, "not-due"],
    ["e", null, null, null, "not-notifiable"],
    ["f", null, null, null, "no-diagnosis-time"],
    ["g", "2026-05-01T12:00", "open", 0, undefined],
  ]);
  const early = file("early.csv", "disease,case,diagnosed,reported\nmeasles,confirmed,2026-05-02T10,2026-05-01T10\n");
  const { code, told } = await kangyu("watch", "clocks", "--reports", early);
  expect(code).toBe(2);
  expect(told).toContain("line 2: it was reported before it was diagnosed");
});

test("a disease that no list has is refused, with those it may have been meant for", async () => {
  const told = async (disease: string) => {
    const path = file("typo.csv", `disease,case,diagnosed,reported\nmeasles,confirmed,,\n${disease},confirmed,,\n`);
    const answer = await kangyu("watch", "clocks", "--reports", path);
    expect(answer.code).toBe(2);
    return answer.told;
  };
  expect(await told("plauge")).toContain('line 3: there is no disease "plauge"; near to it: plague');
  expect(await told("Measles")).toContain("near to it: measles");
  expect(await told("麻疹")).toContain("相近的有：measles");
  expect(await told("tyfoid")).toContain("near to it: typhoid");
  expect(await told("headache")).toContain("the codes are in catalogue/alerts/notifiable.yaml");
});

test("weak signals of two channels are one; an unknown channel is refused with its line", async () => {
  const columns = "channel,syndrome,place,date,observed,baseline,cases";
  const weak = file(
    "weak.csv",
    `${columns}\nschool,diarrhoea,t1,2026-04-01,12,5,s1;s2\npharmacy,diarrhoea,t1,2026-04-04,60,30,\n`,
  );
  const { json } = await kangyu("watch", "triggers", "--signals", weak, "--json");
  expect(json()).toMatchObject([
    { rule: "two-channels", level: 4, place: "t1", from: "2026-04-01", reached: "2026-04-04", cases: ["s1", "s2"] },
  ]);
  const wrong = file("wrong-channel.csv", `${columns}\ngossip,diarrhoea,t1,2026-04-01,12,5,\n`);
  const { code, told } = await kangyu("watch", "triggers", "--signals", wrong);
  expect(code).toBe(2);
  expect(told).toContain("line 2: channel must be one of medical");
});

test("cidars takes the percentile of the disease; what the parameters say goes before it", async () => {
  const counts = Array.from({ length: 300 }, (_, i) => `,${i % 10}`).join("\n");
  const series = file("series.csv", `date,observed\n${counts}\n`);
  const upper = async (...more: string[]) => {
    const { json } = await kangyu("watch", "detect", "--algorithm", "cidars", "--series", series, ...more, "--json");
    return json().at(-1).upper;
  };
  const median = await upper();
  expect(await upper("--disease", "dysentery")).toBe(median);
  expect(await upper("--disease", "measles")).toBeGreaterThan(median);
  const params = file("half.json", '{"control": {"percentile": 50}}');
  expect(await upper("--disease", "measles", "--params", params)).toBe(median);
  const run = (disease: string, algorithm = "cidars") =>
    kangyu("watch", "detect", "--algorithm", algorithm, "--series", series, "--disease", disease);
  expect((await run("plague")).told).toContain("use --algorithm threshold");
  expect((await run("headache")).told).toContain('There is no percentile for "headache"');
  expect((await run("measles", "earsC")).told).toContain("--disease is for cidars only");
});

test("a scan with a population that grows; a place with two lines and one date is refused", async () => {
  const cases = ["place,date"];
  for (let i = 0; i < 10; i++) cases.push("a,2025-01-01", "b,2025-01-01", "b,2025-01-02");
  for (let i = 0; i < 20; i++) cases.push("a,2025-01-02");
  const constant = file("constant.csv", "id,x,y,population\na,0,0,100\nb,50,0,100\n");
  const growing = file(
    "growing.csv",
    "id,x,y,population,from\na,0,0,100,2024-01-01\na,0,0,200,2025-01-02\nb,50,0,100,2024-01-01\n",
  );
  const scan = (places: string) =>
    kangyu(
      ...["watch", "scan", "--cases", file("growth.csv", cases.join("\n")), "--places", places, "--days", "1"],
      ...["--max-periods", "2", "--max-share", "70", "--replicas", "19", "--json"],
    );
  expect((await scan(constant)).json().clusters[0]).toMatchObject({
    places: ["a"],
    fromDate: "2025-01-02",
    observed: 20,
  });
  expect((await scan(growing)).json().clusters).toEqual([]);
  const twice = await scan(file("twice.csv", "id,x,y,population,from\na,0,0,1,2024-01-01\na,0,0,2,2024-01-01\n"));
  expect(twice.code).toBe(2);
  expect(twice.told).toContain('line 3: the place "a" is empty or there twice');
});
