import { client } from "./http.ts";
import { milliseconds, type Row } from "./report.ts";
import type { Served } from "./served.ts";

interface Reading {
  readonly what: string;
  readonly budget: string;
  /** Path of the n-th request: each asks something else, so that no answer is a repeated one. */
  path(n: number): string;
}

const quarter = (n: number): string =>
  ["03-31", "06-30", "09-30", "12-31"].map((end, index) => `${2021 + ((n + index) % 5)}-${end}`)[n % 4] ?? "2025-12-31";
const NAMES = ["王", "li", "zhang", "陈", "lw", "li zh", "刘 w", "lǐ", "李 2", "wang xi"];

const READINGS: readonly Reading[] = [
  {
    what: "**plan board**, as of any quarter",
    budget: "p95 < 50 ms",
    path: (n) => `/api/plans/demonstration/board?world=simulated&asOf=${quarter(n)}`,
  },
  {
    what: "indicator with series, townships, villages, institutions",
    budget: "p95 < 50 ms",
    path: (n) => `/api/indicators/hypertension-control?plan=demonstration&world=simulated&asOf=${quarter(n)}`,
  },
  {
    what: "**people behind a number**, 50 of them",
    budget: "p95 < 100 ms",
    path: (n) =>
      `/api/indicators/hypertension-control/people?world=simulated&asOf=${quarter(n)}&state=${n % 2 ? "out" : "in"}&limit=50`,
  },
  {
    what: "**worklist** of a village and a day",
    budget: "p95 < 50 ms",
    path: (n) =>
      `/api/worklist?world=simulated&day=2026-${String((n % 9) + 1).padStart(2, "0")}-15&place=69010100${(n % 6) + 1}00${(n % 8) + 1}&limit=50`,
  },
  {
    what: "search by name, pinyin or initials",
    budget: "p95 < 20 ms",
    path: (n) => `/api/residents?world=simulated&q=${encodeURIComponent(NAMES[n % NAMES.length] ?? "")}`,
  },
];

/** Times what people open all day, over HTTP, with row-level security on. A wrong status is an error, not a fast answer. */
export async function read(served: Served, rounds = 60): Promise<Row[]> {
  const bureau = client(served.url, "planner");
  const rows: Row[] = [];
  for (const { what, budget, path } of READINGS) {
    const times: number[] = [];
    const before = await served.spent();
    for (let n = 0; n < rounds; n++) {
      const answer = await bureau.get(path(n));
      if (answer.status !== 200) throw new Error(`${path(n)} answered ${answer.status}: ${answer.body.slice(0, 200)}`);
      if (n >= 5) times.push(answer.milliseconds);
    }
    const after = await served.spent();
    const each = (seconds: number) => ((seconds * 1000) / rounds).toFixed(1);
    const processor = `processor: server ${each(after.server - before.server)}, database ${each(after.database - before.database)} ms`;
    rows.push({ what, measured: `${milliseconds(times)}; ${processor}`, budget });
  }
  return rows;
}
