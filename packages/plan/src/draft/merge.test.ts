import fc from "fast-check";
import { expect, test } from "vitest";
import type { Draft } from "./draft.ts";
import { draftWith, rowWith } from "./fixtures.ts";
import { mergeDrafts } from "./merge.ts";

const before = draftWith(["a", "b", "c"].map((key) => rowWith({ key, name: `${key}率` })));
const set = (draft: Draft, key: string, changes: Parameters<typeof rowWith>[0]): Draft => ({
  ...draft,
  rows: draft.rows.map((row) => (row.key === key ? { ...row, ...changes } : row)),
});

test("what only one of two changed stands, whoever it was", () => {
  const mine = set(before, "a", { target: "70" });
  const theirs = { ...set(before, "b", { target: "80" }), population: { now: 5, later: null } };
  const { draft, conflicts, taken } = mergeDrafts({ before, mine, theirs });
  expect(draft.rows.map(({ target }) => target)).toEqual(["70", "80", ""]);
  expect([draft.population, conflicts, taken]).toEqual([{ now: 5, later: null }, [], 2]);
});

test("a cell that both changed differently is asked about with both values; the answer is taken", () => {
  const versions = { before, mine: set(before, "a", { target: "70" }), theirs: set(before, "a", { target: "75" }) };
  const { draft, conflicts } = mergeDrafts(versions);
  expect(conflicts).toEqual([{ id: "a/target", row: "a", field: "target", before: "", mine: "70", theirs: "75" }]);
  expect(draft.rows[0]?.target).toBe("70");
  expect(mergeDrafts(versions, new Set(["a/target"])).draft.rows[0]?.target).toBe("75");
});

test("a row that one took away and the other changed is asked about, one that nobody else touched is gone", () => {
  const theirs = { ...before, rows: before.rows.filter(({ key }) => key === "c") };
  const { draft, conflicts } = mergeDrafts({ before, mine: set(before, "a", { target: "70" }), theirs });
  expect(draft.rows.map(({ key }) => key).sort()).toEqual(["a", "c"]);
  expect(conflicts).toMatchObject([{ id: "a/row", theirs: null }]);
});

test("two rows that were added under one key are two rows, each after the row it followed", () => {
  const add = (name: string) => ({ ...before, rows: [...before.rows, rowWith({ key: "own", name })] });
  const { draft, conflicts } = mergeDrafts({ before, mine: add("甲率"), theirs: add("乙率") });
  expect(draft.rows.map(({ key, name }) => [key, name]).slice(3)).toEqual([
    ["own-2", "甲率"],
    ["own", "乙率"],
  ]);
  expect(conflicts).toEqual([]);
});

const cell = fc.constantFrom("", "60", "≥70", "持续提升");
const rows = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 })
  .chain((keys) => fc.tuple(...keys.map((key) => fc.record({ key: fc.constant(key), mid: cell, target: cell }))));
const drafts = rows.map((list) => draftWith(list.map((one) => rowWith({ name: one.key, ...one }))));

test("merging with nothing changed on one side gives the other side", () => {
  fc.assert(
    fc.property(drafts, drafts, (one, other) => {
      expect(mergeDrafts({ before: one, mine: one, theirs: other }).draft).toEqual(other);
      expect(mergeDrafts({ before: one, mine: other, theirs: one }).draft).toEqual(other);
      expect(mergeDrafts({ before: one, mine: other, theirs: other }).conflicts).toEqual([]);
    }),
  );
});

test("nothing that either typed is lost: it stands in the draft or in a conflict", () => {
  fc.assert(
    fc.property(drafts, drafts, drafts, (base, mine, theirs) => {
      const { draft, conflicts } = mergeDrafts({ before: base, mine, theirs });
      const said = JSON.stringify([draft, conflicts]);
      for (const version of [mine, theirs])
        for (const row of version.rows)
          for (const field of ["mid", "target"] as const) {
            const was = base.rows.find(({ key }) => key === row.key);
            if (was !== undefined && was[field] === row[field]) continue;
            expect(said).toContain(JSON.stringify(row[field]));
          }
      expect(new Set(draft.rows.map(({ key }) => key)).size).toBe(draft.rows.length);
    }),
  );
});
