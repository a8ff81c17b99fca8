import { expect, test } from "vitest";
import { buildHealthRecordNumber, parseHealthRecordNumber } from "./health-record-number.ts";

test("a number is built, shown and shortened", () => {
  const number = buildHealthRecordNumber({ county: "690101", township: "103", village: "105", serial: 321 });
  expect(number).toBe("69010110310500321");
  expect(parseHealthRecordNumber("690101-103-105-00321")).toMatchObject({
    ok: true,
    number,
    display: "690101-103-105-00321",
    short: "105-00321",
    villageKind: "village-committee",
    serial: 321,
  });
});

test("the village part tells what kind of place it is, where the rule says so", () => {
  const kind = (village: string) => {
    const read = parseHealthRecordNumber(`690101001${village}00001`);
    return read.ok ? read.villageKind : read.problem.code;
  };
  expect(["001", "099", "100", "101", "199", "200", "901", "999"].map(kind)).toEqual([
    "residents-committee",
    "residents-committee",
    null,
    "village-committee",
    "village-committee",
    null,
    "other-organisation",
    "other-organisation",
  ]);
});

test("wrong lengths and letters are refused", () => {
  expect(parseHealthRecordNumber("6901011031050032")).toMatchObject({ ok: false, problem: { code: "length" } });
  expect(parseHealthRecordNumber("6901011031050032A")).toMatchObject({ ok: false, problem: { code: "characters" } });
});
