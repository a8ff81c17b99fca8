/** What can be set into a Word file, with its size in dots and the quarter turns that its camera asks for. */
export interface Picture {
  readonly type: "jpg" | "png";
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
}

/** `kind`: Word shows no WebP. `broken`: the bytes end too early or hold no size. */
export type PictureProblem = "kind" | "broken";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

/** Reads size and turn from the bytes of a JPEG (ITU-T T.81, Exif 2.3) or PNG (W3C, 2003); anything else is a problem. */
export function pictureOf(bytes: Uint8Array): Picture | PictureProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, PNG)) return pngOf(bytes, view);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegOf(bytes, view);
  return "kind";
}

function sized(picture: Picture): Picture | "broken" {
  return picture.width > 0 && picture.height > 0 ? picture : "broken";
}

function pngOf(bytes: Uint8Array, view: DataView): Picture | "broken" {
  // A whole file ends with the chunk IEND: its name stands 8 bytes before the end.
  const isWhole = bytes.length >= 45 && view.getUint32(bytes.length - 8) === 0x49454e44;
  if (!isWhole) return "broken";
  return sized({ type: "png", width: view.getUint32(16), height: view.getUint32(20), rotation: 0 });
}

const EXIF = 0xe1;
/** Frame headers, C0 to CF, without the tables and extensions that lie among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegOf(bytes: Uint8Array, view: DataView): Picture | "broken" {
  // Some cameras write a little after the end of the picture.
  const end = bytes.subarray(-64);
  const isWhole = end.some((byte, index) => byte === 0xff && end[index + 1] === 0xd9);
  let rotation: Picture["rotation"] = 0;
  for (let at = 2; isWhole && at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker))
      return sized({ type: "jpg", height: view.getUint16(at + 5), width: view.getUint16(at + 7), rotation });
    const length = view.getUint16(at + 2);
    if (marker === EXIF) rotation = rotationIn(bytes.subarray(at + 4, at + 2 + length)) ?? rotation;
    at += 2 + length;
  }
  return "broken";
}

const ORIENTATION = 0x0112;
const TURNS: Readonly<Record<number, Picture["rotation"]>> = { 3: 180, 6: 90, 8: 270 };

/** The turn in the first directory of an Exif segment; null where there is none. */
function rotationIn(segment: Uint8Array): Picture["rotation"] | null {
  if (segment.length < 20 || !startsWith(segment, [0x45, 0x78, 0x69, 0x66, 0, 0])) return null;
  const view = new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6);
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return null;
  const entries = view.getUint16(first, little);
  for (let index = 0; index < entries; index++) {
    const at = first + 2 + index * 12;
    if (at + 12 > view.byteLength) return null;
    if (view.getUint16(at, little) === ORIENTATION) return TURNS[view.getUint16(at + 8, little)] ?? null;
  }
  return null;
}
