import { parentPort, workerData } from "node:worker_threads";
import { type ScanInput, scan } from "@kangyu/surveillance";

// Hundreds of replicas keep a core busy: here they do so beside the thread that answers.
parentPort?.postMessage(scan(workerData as ScanInput));
