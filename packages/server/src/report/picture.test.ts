import { describe, expect, it } from "vitest";
import { pictureOf } from "./picture.ts";

const png = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

/** A JPEG's frame without its dots: what a reader of sizes looks at. */
function jpeg({ width = 640, height = 480, turn = 1, end = [0xff, 0xd9] } = {}): Uint8Array {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0, 0, 0, 0, 0];
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const size = (count: number) => [count >> 8, count & 255];
  const frame = [8, ...size(height), ...size(width), 3, 1, 0x22, 0];
  return new Uint8Array([
    ...[0xff, 0xd8, 0xff, 0xe1, ...size(exif.length + 2), ...exif],
    ...[0xff, 0xc0, ...size(frame.length + 2), ...frame],
    ...[0xff, 0xda, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ...end,
  ]);
}

describe("a picture for a report", () => {
  it("has the size that its bytes say", () => {
    expect(pictureOf(png)).toEqual({ type: "png", width: 1, height: 1, rotation: 0 });
    expect(pictureOf(jpeg())).toEqual({ type: "jpg", width: 640, height: 480, rotation: 0 });
  });

  it("is turned as its camera says", () => {
    const turns = [3, 6, 8, 1].map((turn) => pictureOf(jpeg({ turn })));
    expect(turns.map((one) => (typeof one === "string" ? one : one.rotation))).toEqual([180, 90, 270, 0]);
  });

  it("is no picture where it was cut off, has no size, or is of a kind that Word does not show", () => {
    expect(pictureOf(png.subarray(0, 40))).toBe("broken");
    expect(pictureOf(jpeg({ end: [] }))).toBe("broken");
    expect(pictureOf(jpeg({ width: 0 }))).toBe("broken");
    expect(pictureOf(new Uint8Array([0xff, 0xd8, 0xff]))).toBe("broken");
    expect(pictureOf(new TextEncoder().encode("RIFF....WEBPVP8 "))).toBe("kind");
    expect(pictureOf(new Uint8Array())).toBe("kind");
  });
});
