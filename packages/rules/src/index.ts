export {
  type Case,
  type CaseFact,
  type CaseForm,
  type CaseSpan,
  type CasesResult,
  runCases,
  subjectOf,
} from "./cases.ts";
export { checkProgramme, compileProgramme } from "./compile/programme.ts";
export type { Compiled, CompileOptions, ValueSet } from "./compile/types.ts";
export { evaluate } from "./engine/evaluate.ts";
export { type Explanation, explain, explainerOf, type Question } from "./explain.ts";
export { questionnaireOf, responseOf, valuesOf, viewOfForm } from "./form/questionnaire.ts";
export { type FormContext, type FormProblem, type FormResult, type FormValues, validateForm } from "./form/validate.ts";
export { type ParseResult, parseProgramme } from "./parse/programme.ts";
export { type Problem, type ProblemCode, problemCodes } from "./problems.ts";
export type {
  Cause,
  DerivedField,
  Dose,
  Duration,
  Expression,
  FactBinding,
  FieldType,
  FollowUpStep,
  Form,
  FormCheck,
  FormField,
  Measure,
  MeasureRule,
  NextContact,
  Option,
  Programme,
  RecurringStep,
  Schedule,
  SeriesStep,
  Setting,
  Source,
  StateRule,
  Step,
  Text,
  Timing,
  Trigger,
  ValueType,
  WindowStep,
} from "./programme.ts";
export { reasonTitle } from "./reason-title.ts";
export { spellsOf } from "./spells.ts";
export type { MeasureState, Span, Spell, StepState, Subject, Timeline } from "./timeline.ts";
