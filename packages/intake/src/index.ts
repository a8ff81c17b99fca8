export { type CheckForm, formChecker } from "./check-form.ts";
export { type ImportOptions, type ImportProgress, importFile } from "./import-file.ts";
export { type Judge, makeJudge } from "./judge.ts";
export { type IntakeProblemCode, intakeProblems, problemText } from "./problems.ts";
export { type Retry, type RetryOutcome, retryLedger } from "./retry-ledger.ts";
