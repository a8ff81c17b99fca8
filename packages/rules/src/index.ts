export { checkProgramme, compileProgramme } from "./compile/programme.ts";
export type { Compiled, CompileOptions, ValueSet } from "./compile/types.ts";
export { evaluate } from "./engine/evaluate.ts";
