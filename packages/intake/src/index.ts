export { type CheckForm, formChecker } from "./check-form.ts";
export { type ImportOptions, type ImportProgress, importFile, type Judge } from "./import-file.ts";
export { makeJudge } from "./judge.ts";
export { type IntakeProblemCode, intakeProblems, problemText } from "./problems.ts";
export { type Retry, type RetryOutcome, retryLedger } from "./retry-ledger.ts";
