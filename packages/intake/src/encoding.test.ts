import { describe, expect, it } from "vitest";
import { decoderOf, detectEncoding } from "./encoding.ts";

/** 云岭区 in GB 18030. */
const GB = Uint8Array.from([0xd4, 0xc6, 0xc1, 0xeb, 0xc7, 0xf8]);
const UTF8 = new TextEncoder().encode("云岭区");
const line = (bytes: Uint8Array) => Buffer.concat([Buffer.from('{"a":"'), bytes, Buffer.from('"}\n')]);

describe("the encoding of a file", () => {
  it("is told by a byte order mark", () => {
    expect(detectEncoding(Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b]))).toEqual({ encoding: "utf-8", mark: 3 });
    expect(detectEncoding(Uint8Array.from([0xff, 0xfe, 0x7b, 0]))).toEqual({ encoding: "utf-16le", mark: 2 });
    expect(detectEncoding(Uint8Array.from([0xfe, 0xff, 0, 0x7b]))).toEqual({ encoding: "utf-16be", mark: 2 });
  });

  it("is told by zero bytes without a mark", () => {
    expect(detectEncoding(Buffer.from('{"a":1}', "utf16le"))).toEqual({ encoding: "utf-16le", mark: 0 });
  });

  it("is UTF-8 or GB 18030 by what most lines can be", () => {
    expect(detectEncoding(Buffer.from('{"a":1}\n'))).toEqual({ encoding: "utf-8", mark: 0 });
    expect(detectEncoding(Buffer.concat([line(UTF8), line(UTF8), line(GB)]))).toEqual({ encoding: "utf-8", mark: 0 });
    expect(detectEncoding(Buffer.concat([line(GB), line(GB)]))).toEqual({ encoding: "gb18030", mark: 0 });
    expect(decoderOf("gb18030")(GB)).toBe("云岭区");
  });

  it("is unknown where nothing fits, and a sample may end inside a character", () => {
    expect(detectEncoding(line(Uint8Array.from([0xff, 0xff, 0xff, 0xff])))).toBeNull();
    expect(detectEncoding(Buffer.concat([line(UTF8), Buffer.from('{"a":"'), UTF8.subarray(0, 4)]))?.encoding).toBe(
      "utf-8",
    );
  });

  it("refuses bytes that are not in it", () => {
    expect(decoderOf("utf-8")(GB)).toBeNull();
  });
});
