import { join, resolve } from "node:path";
import { type Invocation, textFlag } from "./command.ts";

/** The checkout: the folder with `catalogue/` and `packages/`. */
export const installation = join(import.meta.dirname, "../../..");
export const catalogueFolder = join(installation, "catalogue");

export const dataFlag = {
  flags: "--data <folder>",
  description: "where everything is kept (default: .kangyu, or KANGYU_DATA)",
};

/** Kangyu's folder for this invocation. */
export function dataFolder(invocation: Invocation): string {
  return resolve(textFlag(invocation, "data") ?? process.env.KANGYU_DATA ?? ".kangyu");
}

/** The database somebody else runs; null for the built-in one. */
export function databaseUrl(): string | null {
  return process.env.DATABASE_URL || null;
}
