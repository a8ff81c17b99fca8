import { parentPort, workerData } from "node:worker_threads";
import { loadCatalogue, readyOf } from "@kangyu/store";
import { formChecker } from "./check-form.ts";
import { makeJudge } from "./judge.ts";
import { type JudgedRow, rowJudge } from "./judge-rows.ts";
import type { JudgeThread, SentRows } from "./judge-threads.ts";

/** One thread that judges rows of a file and makes them ready to be written; it knows no database. */
const { catalogueDir, setting } = workerData as JudgeThread;
const { engine, programmes } = await loadCatalogue(catalogueDir);
const judge = makeJudge({ now: () => setting.now, checkForm: formChecker(programmes) });
const judgeRows = rowJudge(setting, judge, (incoming, options) => readyOf(incoming, { engine, options }));

/** A part of all bytes would be sent with all of them. */
function withOwnBytes(judged: JudgedRow): JudgedRow {
  return judged.bytes === null ? judged : { ...judged, bytes: judged.bytes.slice() };
}

parentPort?.on("message", ({ bytes, ends, lines, cut }: SentRows) => {
  let start = 0;
  const rows = ends.map((end, index) => {
    const row = { bytes: bytes.subarray(start, end), line: lines[index] ?? 0, end: 0, cut: cut === index };
    start = end;
    return row;
  });
  parentPort?.postMessage(judgeRows(rows).map(withOwnBytes));
});
