import { describe, expect, it } from "vitest";
import { DocumentSplitter } from "./split-document.ts";
import { lineSplitter, type RawRow, type Splitter } from "./split-lines.ts";

const text = (row: RawRow) => Buffer.from(row.bytes).toString("utf8");

/** Pushes the bytes in pieces of every size, which must not matter. */
function splitEvery(bytes: Uint8Array, make: () => Splitter): RawRow[] {
  let rows: RawRow[] | null = null;
  for (const size of [1, 2, 3, 7, bytes.length]) {
    const splitter = make();
    const found: RawRow[] = [];
    for (let at = 0; at < bytes.length; at += size) found.push(...splitter.push(bytes.subarray(at, at + size)));
    found.push(...splitter.finish());
    if (rows)
      expect(found.map((row) => [text(row), row.line, row.end, row.cut])).toEqual(
        rows.map((row) => [text(row), row.line, row.end, row.cut]),
      );
    rows = found;
  }
  return rows ?? [];
}

describe("lines", () => {
  it("are rows with their number and end; blank ones are none", () => {
    const rows = splitEvery(Buffer.from('{"a":1}\r\n\n  \n{"b":"岭"}\n{"c"'), () =>
      lineSplitter({ bytes: 0, lines: 0 }),
    );
    expect(rows.map(text)).toEqual(['{"a":1}', '{"b":"岭"}', '{"c"']);
    expect(rows.map((row) => row.line)).toEqual([1, 4, 5]);
    expect(rows.map((row) => row.end)).toEqual([9, 25, 29]);
    expect(rows.map((row) => row.cut)).toEqual([false, false, true]);
  });

  it("go on from any row's end with the same numbers", () => {
    const bytes = Buffer.from("1\n2\n\n3\n4");
    const all = splitEvery(bytes, () => lineSplitter({ bytes: 0, lines: 0 }));
    for (const [index, row] of all.entries()) {
      const rest = splitEvery(bytes.subarray(row.end), () => lineSplitter({ bytes: row.end, lines: row.line }));
      expect(rest.map((each) => [text(each), each.line, each.end])).toEqual(
        all.slice(index + 1).map((each) => [text(each), each.line, each.end]),
      );
    }
  });
});

describe("a document", () => {
  const document = (source: string, encoding: "utf-8" | "gb18030" = "utf-8") =>
    splitEvery(Buffer.from(source, "latin1"), () => new DocumentSplitter(encoding)).map(text);

  it("gives the entries of a Bundle, whatever stands inside them", () => {
    const entries = ['{"resource":{"entry":[1,[2]],"t":"a,]}\\"\\\\"}}', '{"resource":{}}'];
    expect(
      document(`{ "type": "entry", "link": [{"entry":[9]}], "entry": [\n ${entries.join(" , \n")}\n], "x": [7] }`),
    ).toEqual(entries);
    expect(document('{"resourceType":"Bundle","entry":[]}')).toEqual([]);
  });

  it("gives the elements of an array", () => {
    expect(document('[{"a":[1,2]}, 3 ,"x,y"]')).toEqual(['{"a":[1,2]}', "3", '"x,y"']);
  });

  it("tells its type and whether it was closed", () => {
    const splitter = new DocumentSplitter("utf-8");
    splitter.push(Buffer.from('{"entry":[{"resource":{"resourceType":"Patient"}}],"resourceType":"Bundle"'));
    expect(splitter.resourceType).toBe("Bundle");
    expect(splitter.closed).toBe(false);
    splitter.push(Buffer.from("}"));
    expect(splitter.closed).toBe(true);
  });

  it("keeps what was cut off as a row that says so", () => {
    const splitter = new DocumentSplitter("utf-8");
    const rows = [...splitter.push(Buffer.from('{"entry":[{"a":1},{"b":')), ...splitter.finish()];
    expect(rows.map((row) => [text(row), row.cut])).toEqual([
      ['{"a":1}', false],
      ['{"b":', true],
    ]);
  });

  it.each([
    ['{"resourceType":"Bundle","entry":[{"a":1},{"b":2}', 2],
    ['{"resourceType":"Bundle","entry":[{"a":1},', 1],
    ['{"resourceType":"Bundle","entry":[{"a":1}]', 1],
    ['{"resourceType":"Bundle","type":"coll', 0],
    ['[{"a":1},{"b":2}', 2],
  ])("says that it was cut between two rows: %s", (source, whole) => {
    const rows = splitEvery(Buffer.from(source), () => new DocumentSplitter("utf-8"));
    expect(rows.map((row) => row.cut)).toEqual([...Array.from({ length: whole }, () => false), true]);
    expect(rows.at(-1)).toMatchObject({ line: whole + 1, end: source.length + 1 });
    expect(rows.at(-1)?.bytes).toHaveLength(0);
  });

  it("does not mistake half a GB 18030 character for a bracket", () => {
    // 0x815c and 0x8d5d: second bytes that are a backslash and a closing bracket in ASCII.
    expect(document('[{"a":"\x81\x5c"},{"b":"\x8d\x5d"}]', "gb18030")).toHaveLength(2);
  });
});
