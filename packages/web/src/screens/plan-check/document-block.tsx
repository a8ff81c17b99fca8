import { memo } from "react";
import type { Finding, PlanBlock } from "../../api/types.ts";
import { useLanguage } from "../../strings/language.ts";
import { type Marks, piecesOf, placeId, placeKey } from "./marks.ts";

export interface BlockProps {
  readonly index: number;
  readonly block: PlanBlock;
  readonly marks: Marks;
  readonly selected: string | undefined;
  readonly shown: string | null;
  readonly onSelect: (finding: string) => void;
}

interface QuoteProps {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly selected: string | undefined;
  readonly onSelect: (finding: string) => void;
}

/** A quoted stretch: a link to its gravest finding, or to the next one where that is chosen already. */
function Quote({ text, findings, selected, onSelect }: QuoteProps) {
  const { t, pick } = useLanguage();
  const [first] = findings;
  if (first === undefined) return <>{text}</>;
  const at = findings.findIndex((one) => one.key === selected);
  const next = findings[(at + 1) % findings.length] ?? first;
  const open = findings.find((one) => one.answer === null) ?? null;
  const names = ["mark", `mark-${(open ?? first).severity}`];
  if (open === null) names.push("mark-answered");
  if (at >= 0) names.push("mark-selected");
  return (
    <a
      className={names.join(" ")}
      href={`#f-${next.key}`}
      title={pick(first.message)}
      aria-label={`${text} (${t("plans.mark", { message: pick(next.message) })})`}
      onClick={(event) => {
        event.preventDefault();
        onSelect(next.key);
      }}
    >
      {text}
    </a>
  );
}

type TextProps = Pick<BlockProps, "marks" | "selected" | "onSelect"> & {
  readonly text: string;
  readonly at: string;
};

function Text({ text, at, marks, selected, onSelect }: TextProps) {
  const whole = marks.wholes.get(at);
  const quoted = marks.texts.get(at);
  const pieces = quoted === undefined ? [{ text, findings: [] as readonly Finding[] }] : piecesOf(text, quoted);
  let offset = 0;
  return pieces.map((piece) => {
    const key = offset;
    offset += piece.text.length;
    const findings = piece.findings.length > 0 ? piece.findings : (whole ?? []);
    return <Quote key={key} text={piece.text} findings={findings} selected={selected} onSelect={onSelect} />;
  });
}

type TableBlock = Extract<PlanBlock, { readonly kind: "table" }>;

/** How many cells to the right and below say that they continue this one. */
function spansOf(rows: TableBlock["rows"], row: number, column: number) {
  let [right, down] = [1, 1];
  while (rows[row]?.[column + right]?.merged === "left") right += 1;
  while (rows[row + down]?.[column]?.merged === "up") down += 1;
  return { colSpan: right, rowSpan: down };
}

function Row(props: Omit<BlockProps, "block"> & { readonly rows: TableBlock["rows"]; readonly row: number }) {
  const { rows, row, index, marks, selected, shown, onSelect } = props;
  const id = placeId({ block: index, row });
  const cells = rows[row] ?? [];
  return (
    <tr id={id} className={shown === id ? "place-shown" : undefined}>
      {cells.map((cell, column) =>
        cell.merged === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a document never move
          <td key={column} {...spansOf(rows, row, column)}>
            <Text
              text={cell.text}
              at={placeKey({ block: index, row, cell: column })}
              marks={marks}
              selected={selected}
              onSelect={onSelect}
            />
          </td>
        ) : null,
      )}
    </tr>
  );
}

function BlockShown({ index, block, marks, selected, shown, onSelect }: BlockProps) {
  const id = `b${index}`;
  const place = { index, marks, selected, shown, onSelect };
  if (block.kind === "paragraph")
    return (
      <p id={id} className={shown === id ? "document-text place-shown" : "document-text"}>
        <Text
          text={block.text}
          at={placeKey({ block: index, row: null })}
          marks={marks}
          selected={selected}
          onSelect={onSelect}
        />
      </p>
    );
  return (
    <div className="document-table">
      <table id={id}>
        <tbody>
          {block.rows.map((_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a document never move
            <Row key={row} {...place} rows={block.rows} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A long document is drawn once: choosing a finding draws only blocks that quote it anew. */
export const DocumentBlock = memo(BlockShown, (before, after) => {
  if (before.block !== after.block || before.marks !== after.marks || before.shown !== after.shown) return false;
  return before.selected === after.selected || !quotes(after, before.selected, after.selected);
});

function quotes({ index, marks }: BlockProps, ...keys: readonly (string | undefined)[]): boolean {
  const inside = (place: string) => place.startsWith(`${index}/`);
  const has = (finding: Finding) => keys.includes(finding.key);
  return (
    [...marks.texts].some(([place, there]) => inside(place) && there.some((mark) => has(mark.finding))) ||
    [...marks.wholes].some(([place, there]) => inside(place) && there.some(has))
  );
}
