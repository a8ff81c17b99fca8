import { dayOfCivil } from "@kangyu/fhir";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildResidentId, parseResidentId, upgradeResidentId15 } from "./resident-id.ts";

const anyId = fc
  .record({
    division: fc.integer({ min: 110000, max: 829999 }).map(String),
    birth: fc.integer({ min: dayOfCivil(1900, 1, 1), max: dayOfCivil(2026, 12, 31) }),
    serial: fc.integer({ min: 0, max: 999 }),
  })
  .map((parts) => ({ ...parts, id: buildResidentId(parts) }));

test("published vectors are read with birth and sex", () => {
  expect(parseResidentId("11010519491231002x")).toMatchObject({
    ok: true,
    id: "11010519491231002X",
    kind: "resident",
    birth: dayOfCivil(1949, 12, 31),
    sex: "female",
  });
  expect(parseResidentId(" 440524188001010014 ")).toMatchObject({
    ok: true,
    birth: dayOfCivil(1880, 1, 1),
    sex: "male",
  });
});

test("what is built is read again", () => {
  fc.assert(
    fc.property(anyId, ({ id, division, birth, serial }) => {
      expect(parseResidentId(id)).toMatchObject({ ok: true, id, division, birth, sex: serial % 2 ? "male" : "female" });
    }),
  );
});

test("every single wrong digit and every swap of unequal neighbours is refused", () => {
  fc.assert(
    fc.property(anyId, fc.nat(17), fc.integer({ min: 1, max: 9 }), ({ id }, at, add) => {
      const digit = id[at] === "X" ? 10 : Number(id[at]);
      const wrong = id.slice(0, at) + String((digit + add) % 10) + id.slice(at + 1);
      if (wrong !== id) expect(parseResidentId(wrong).ok).toBe(false);
      if (at < 17 && id[at] !== id[at + 1]) {
        const swapped = id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2);
        expect(parseResidentId(swapped).ok).toBe(false);
      }
    }),
  );
});

test("permits and foreign permanent residents share the check", () => {
  const birth = dayOfCivil(1990, 5, 17);
  const kinds = ["810000", "820000", "830000", "911156"].map((division) => {
    const read = parseResidentId(buildResidentId({ division, birth, serial: 12 }));
    return read.ok ? read.kind : read.problem.code;
  });
  expect(kinds).toEqual(["hong-kong", "macao", "taiwan", "foreign-permanent"]);
});

test("a 15-digit ID is refused, and only its history is converted", () => {
  expect(parseResidentId("110105491231002")).toMatchObject({ ok: false, problem: { code: "repealed" } });
  expect(upgradeResidentId15("110105491231002")).toMatchObject({ ok: true, id: "11010519491231002X" });
  expect(upgradeResidentId15("110105491331002")).toMatchObject({ ok: false, problem: { code: "birth" } });
});

test("refusals say what is wrong and never repeat the number", () => {
  const code = (text: string) => {
    const read = parseResidentId(text);
    if (read.ok) return "ok";
    expect(JSON.stringify(read)).not.toContain(text.slice(0, 10));
    return read.problem.code;
  };
  expect(code("1101051949123100")).toBe("length");
  expect(code("11010519491231A02X")).toBe("characters");
  expect(code("110105194902300023")).toBe("birth");
  expect(code("110105194912310021")).toBe("check");
});
