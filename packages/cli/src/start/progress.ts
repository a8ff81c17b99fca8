import type { Console } from "../command.ts";

export type StageName = "database" | "definitions" | "district" | "derive" | "web" | "server";

const TITLES: Readonly<Record<StageName, string>> = {
  database: "数据库 Database",
  definitions: "定义 Definitions",
  district: "模拟区 Simulated district",
  derive: "计算 Working out figures",
  web: "网页 Web application",
  server: "服务 Server",
};

export interface Stage {
  /** What happens now, in a few words. */
  note(text: string): void;
  /** `done` of `total` units; `what` names them. */
  at(done: number, total: number, what: string): void;
  end(text: string): void;
}

/**
 * Shows stages while they run. In a terminal the line is written over; elsewhere a line is added for every tenth, so
 * that a log file stays readable. `isTerminal` says which.
 */
export function stageDisplay(console: Console, isTerminal: boolean): (name: StageName) => Stage {
  return (name) => {
    const began = performance.now();
    const title = TITLES[name];
    let shownTenth = -1;
    let shownAt = 0;
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    const over = (text: string) => console.out(`\r\x1b[2K${title}  ${text}`);
    return {
      note(text) {
        if (isTerminal) over(text);
        else console.out(`${title}  ${text}\n`);
      },
      at(done, total, what) {
        if (total === 0) return;
        const percent = Math.min(100, Math.floor((done / total) * 100));
        const line = `${percent} %  ${done.toLocaleString("en")} / ${total.toLocaleString("en")} ${what}`;
        const tenth = Math.floor(percent / 10);
        if (isTerminal && performance.now() - shownAt > 100) {
          shownAt = performance.now();
          over(line);
        } else if (!isTerminal && tenth > shownTenth) console.out(`${title}  ${line}\n`);
        shownTenth = Math.max(tenth, shownTenth);
      },
      end(text) {
        if (isTerminal) console.out(`\r\x1b[2K${title}  ${text}  (${seconds()})\n`);
        else console.out(`${title}  ${text}  (${seconds()})\n`);
      },
    };
  };
}
