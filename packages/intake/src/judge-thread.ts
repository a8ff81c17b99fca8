import { parentPort, workerData } from "node:worker_threads";
import { loadCatalogue, readyOf } from "@kangyu/store";
import { formChecker } from "./check-form.ts";
import { makeJudge } from "./judge.ts";
import { type FileSetting, type JudgedRow, rowJudge } from "./judge-rows.ts";
import type { JudgeThread, SentRows } from "./judge-threads.ts";

/** A thread that judges rows of one file after another and makes them ready to be written; it knows no database. */
const { catalogueDir } = workerData as JudgeThread;
const { engine, programmes } = await loadCatalogue(catalogueDir);
const judge = makeJudge({ now: Date.now, checkForm: formChecker(programmes) });
const file: { judgeRows: ReturnType<typeof rowJudge> } = { judgeRows: () => [] };

function begin(setting: FileSetting): void {
  file.judgeRows = rowJudge(setting, judge, (incoming, options) => readyOf(incoming, { engine, options }));
}

/** A part of all bytes would be sent with all of them. */
function withOwnBytes(judged: JudgedRow): JudgedRow {
  return judged.bytes === null ? judged : { ...judged, bytes: judged.bytes.slice() };
}

parentPort?.on("message", (message: SentRows | FileSetting) => {
  if ("ends" in message) answer(message);
  else begin(message);
});

function answer({ bytes, ends, lines, cut }: SentRows): void {
  let start = 0;
  const rows = ends.map((end, index) => {
    const row = { bytes: bytes.subarray(start, end), line: lines[index] ?? 0, end: 0, cut: cut === index };
    start = end;
    return row;
  });
  parentPort?.postMessage(file.judgeRows(rows).map(withOwnBytes));
}
