export { type JobKind, type JobState, type Jobs, type JobsOptions, startJobs } from "./jobs.ts";
export { type DeriveOptions, deriveInThreads, type RebuildOptions, rebuildInThreads } from "./rebuild.ts";
