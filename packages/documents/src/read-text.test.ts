import { expect, test } from "vitest";
import { UnreadableDocument } from "./problems.ts";
import { readText } from "./read-text.ts";

const text = "健康水平\r\n孕产妇死亡率\n";
const utf16 = (littleEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, unit] of [...text].entries()) view.setUint16(index * 2, unit.charCodeAt(0), littleEndian);
  return bytes;
};
const marked = (mark: number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes]);
/** 健康水平 and a line end in GB 18030. */
const gb18030 = Uint8Array.from([0xbd, 0xa1, 0xbf, 0xb5, 0xcb, 0xae, 0xc6, 0xbd, 0x0d, 0x0a]);

test.each([
  ["utf-8", new TextEncoder().encode(text)],
  ["utf-8", marked([0xef, 0xbb, 0xbf], new TextEncoder().encode(text))],
  ["utf-16le", marked([0xff, 0xfe], utf16(true))],
  ["utf-16be", marked([0xfe, 0xff], utf16(false))],
  ["utf-16le", utf16(true)],
  ["utf-16be", utf16(false)],
])("%s is told by its bytes", (encoding, bytes) => {
  const read = readText(bytes);
  expect(read.encoding).toBe(encoding);
  expect(read.lines).toEqual(["健康水平", "孕产妇死亡率", ""]);
});

test("GB 18030 is what is not UTF-8", () => {
  expect(readText(gb18030)).toMatchObject({ encoding: "gb18030", lines: ["健康水平", ""] });
});

test("bytes of no encoding are refused with a sentence", () => {
  expect(() => readText(Uint8Array.from([0xff, 0xff, 0x81]))).toThrow(UnreadableDocument);
});
