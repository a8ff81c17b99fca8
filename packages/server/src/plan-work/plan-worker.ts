import { parentPort, workerData } from "node:worker_threads";
import { type PlanTask, perform } from "./plan-tasks.ts";

// A long document keeps a core busy for seconds: here it does so beside the thread that answers.
const result = await perform(workerData as PlanTask, (done, total) => parentPort?.postMessage({ done, total }));
parentPort?.postMessage({ result });
