/** What this room needs of a document; the room `documents` makes such values from bytes. */
export interface DocumentCell {
  readonly text: string;
  readonly line: number;
  readonly merged?: "up" | "left";
}

export interface DocumentParagraph {
  readonly kind: "paragraph";
  readonly line: number;
  readonly text: string;
}

export interface DocumentTable {
  readonly kind: "table";
  readonly line: number;
  readonly rows: readonly (readonly DocumentCell[])[];
}

export type DocumentBlock = DocumentParagraph | DocumentTable;

export interface PlanDocument {
  readonly blocks: readonly DocumentBlock[];
}
