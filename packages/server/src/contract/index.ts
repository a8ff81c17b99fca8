export * as board from "./board.ts";
export * as indicator from "./indicator.ts";
export * as intake from "./intake.ts";
export * as programme from "./programme.ts";
export * as resident from "./resident.ts";
