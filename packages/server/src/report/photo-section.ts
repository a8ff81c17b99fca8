import { AlignmentType, ImageRun, Paragraph, TextRun } from "docx";
import type { Evaluated } from "../plan-work/evaluate.ts";
import type { Block } from "./frame.ts";
import { nameOf, type Section } from "./indicator-section.ts";
import { heading, paragraph } from "./parts.ts";
import { type Picture, pictureOf } from "./picture.ts";
import { filled } from "./words.ts";

type Project = Evaluated["projects"][number];
type Photo = Project["photos"][number];

/** Bytes of photographs by id; `more` are those that were left out, by project. */
export interface Pictures {
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly left: ReadonlyMap<string, number>;
}

export const NO_PICTURES: Pictures = { bytes: new Map(), left: new Map() };
/** The latest of each project, and not more than a mail takes. */
export const PICTURES_A_PROJECT = 4;
export const PICTURE_BYTES = 12 * 1024 ** 2;

/** Dots at 96 to the inch: 12 by 9 centimetres. */
const MOST_WIDTH = 453;
const MOST_HEIGHT = 340;

function scaled({ width, height, rotation }: Picture) {
  const isTurned = rotation === 90 || rotation === 270;
  const [shownWidth, shownHeight] = isTurned ? [height, width] : [width, height];
  const scale = Math.min(1, MOST_WIDTH / shownWidth, MOST_HEIGHT / shownHeight);
  return { width: Math.round(width * scale), height: Math.round(height * scale), rotation };
}

function pictured(photo: Photo, bytes: Uint8Array, picture: Picture): Block {
  const name = photo.caption;
  const image = new ImageRun({
    type: picture.type,
    data: bytes,
    transformation: scaled(picture),
    altText: { name, title: name, description: name },
  });
  return new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [image] });
}

function photoBlocks(photo: Photo, { pictures, words }: Section): Block[] {
  const bytes = pictures.bytes.get(photo.id);
  if (bytes === undefined) return [];
  const picture = pictureOf(bytes);
  if (typeof picture === "string")
    return [paragraph(filled(words.pictureProblems[picture], { caption: photo.caption }), "note")];
  const caption = [photo.caption, photo.taken ?? words.noDay].join(" · ");
  const line = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: caption, size: 18 })] });
  return [pictured(photo, bytes, picture), line];
}

/** Photographs of the projects, each scaled, with its caption and day; what cannot be shown is said. */
export function photoSection(section: Section): Block[] {
  const { evaluated, words, language, pictures } = section;
  const shown = evaluated.projects.filter(({ photos }) => photos.length > 0);
  if (shown.length === 0) return [];
  return [
    heading(words.photos, 2),
    ...shown.flatMap((project) => {
      const left = pictures.left.get(project.id) ?? 0;
      return [
        heading(nameOf(project, language), 3),
        ...project.photos.flatMap((photo) => photoBlocks(photo, section)),
        ...(left === 0 ? [] : [paragraph(filled(words.picturesLeft, { n: left }), "note")]),
      ];
    }),
  ];
}
