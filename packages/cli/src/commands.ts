import type { Command } from "./command.ts";
import { planRead } from "./commands/plan-read.ts";
import { start } from "./commands/start.ts";
import { stats } from "./commands/stats.ts";
import { watchDetect } from "./commands/watch-detect.ts";
import { watchScan } from "./commands/watch-scan.ts";

/** Every command of `kangyu`, in the order in which the help lists them. */
export const commands: readonly Command[] = [start, planRead, watchDetect, watchScan, ...stats];
