/** One whole day in a calendar; texts in one language. */
export interface CalendarEntry {
  /** Stays the same over every change, so that a calendar that is read again changes its entry. */
  readonly uid: string;
  /** Which change it is, from 0. */
  readonly sequence: number;
  /** The instant of the last change, ISO 8601 in UTC. */
  readonly changed: string;
  /** ISO day. */
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly isCancelled: boolean;
  /** Days ahead on which to be reminded; null for what is done. */
  readonly alarm: number | null;
}

export interface Calendar {
  readonly name: string;
  readonly language: "zh" | "en";
  readonly entries: readonly CalendarEntry[];
}

/** RFC 5545, 3.1: lines end with CR LF and hold at most 75 octets; a longer one goes on after a space. */
const OCTETS = 75;

function octetsOf(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let size = 0;
  for (const letter of line) {
    const octets = octetsOf(letter);
    if (size + octets > OCTETS) {
      pieces.push(piece);
      piece = " ";
      size = 1;
    }
    piece += letter;
    size += octets;
  }
  return [...pieces, piece].join("\r\n");
}

/** RFC 5545, 3.3.11: what stands for itself in a text. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");
}

/** `2026-11-22T10:00:00.000Z` as `20261122T100000Z`. */
function stampOf(iso: string): string {
  return iso.replace(/[-:]|\.\d+/g, "");
}

function linesOf(entry: CalendarEntry): string[] {
  const { uid, sequence, changed, day, summary, description, isCancelled, alarm } = entry;
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stampOf(changed)}`,
    `LAST-MODIFIED:${stampOf(changed)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `STATUS:${isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    ...(alarm === null || isCancelled
      ? []
      : ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:-P${alarm}D`, `DESCRIPTION:${escaped(summary)}`, "END:VALARM"]),
    "END:VEVENT",
  ];
}

/** A calendar file (RFC 5545, 2009). The same entries give the same bytes. */
export function calendarText({ name, language, entries }: Calendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Kangyu//plan reminders//${language.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...entries.flatMap(linesOf),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
