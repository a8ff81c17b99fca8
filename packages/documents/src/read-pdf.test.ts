import { expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

/** A PDF of one content stream a page, with a built-in font. */
function pdf(pages: readonly string[]): Uint8Array {
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return new TextEncoder().encode(text);
}

const write = (x: number, y: number, text: string) => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET\n`;
const rule = (x1: number, y1: number, x2: number, y2: number) => `${x1} ${y1} m ${x2} ${y2} l S\n`;

/** Two columns of 100 points from x = 50, rows of 20 points downwards from `top`. */
function ruled(top: number, rows: readonly (readonly string[])[]): string {
  const bottom = top - 20 * rows.length;
  let content = "";
  for (let at = 0; at <= rows.length; at += 1) content += rule(50, top - 20 * at, 250, top - 20 * at);
  for (const x of [50, 150, 250]) content += rule(x, top, x, bottom);
  for (const [at, row] of rows.entries())
    for (const [column, text] of row.entries()) content += write(55 + 100 * column, top - 20 * at - 14, text);
  return content;
}

test("ruled tables become tables, one that goes on over the page stays one, page numbers are left out", async () => {
  const first =
    write(50, 700, "Plan of a district") +
    ruled(200, [
      ["Indicator", "2025"],
      ["Beds", "5"],
    ]) +
    write(300, 30, "1");
  const second = ruled(780, [["Nurses", "3"]]) + write(50, 600, "After the table") + write(300, 30, "2");
  const { format, blocks } = await readDocument(pdf([first, second]));
  expect(format).toBe("pdf");
  expect(
    blocks.map((block) =>
      block.kind === "paragraph" ? block.text : block.rows.map((row) => row.map((cell) => cell.text)),
    ),
  ).toEqual([
    "Plan of a district",
    [
      ["Indicator", "2025"],
      ["Beds", "5"],
      ["Nurses", "3"],
    ],
    "After the table",
  ]);
});

test("a cell without a line below or beside it is merged", async () => {
  const lines =
    rule(50, 200, 250, 200) +
    rule(50, 160, 250, 160) +
    rule(150, 180, 250, 180) +
    rule(50, 200, 50, 160) +
    rule(150, 200, 150, 160) +
    rule(250, 200, 250, 160);
  const content = lines + write(60, 176, "Domain") + write(160, 186, "Beds") + write(160, 166, "Nurses");
  const { blocks } = await readDocument(pdf([content]));
  expect(
    blocks[0]?.kind === "table" && blocks[0].rows.map((row) => row.map((cell) => [cell.text, cell.merged])),
  ).toEqual([
    [
      ["Domain", undefined],
      ["Beds", undefined],
    ],
    [
      ["Domain", "up"],
      ["Nurses", undefined],
    ],
  ]);
});

test("a scan without text is refused", async () => {
  await expect(readDocument(pdf(["0 0 600 800 re f\n"]))).rejects.toMatchObject({ code: "no-text" });
});
