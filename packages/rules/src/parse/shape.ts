import { parseDay } from "@kangyu/fhir";
import { parseDuration } from "../duration.ts";
import type { Problem, ProblemCode } from "../problems.ts";

/** Looks at a JSON value at a path and reports what is wrong with it. */
export type Shape = (value: unknown, path: string, report: Report) => void;
export type Report = (code: ProblemCode, path: string, detail: string) => void;

/** A part that may be absent. */
export interface Optional {
  readonly optional: Shape;
}

export function optional(shape: Shape): Optional {
  return { optional: shape };
}

export const text: Shape = (value, path, report) => {
  if (typeof value !== "string") report("not-a-text", path, typeof value);
};

export const number: Shape = (value, path, report) => {
  if (typeof value !== "number" || !Number.isFinite(value)) report("not-a-number", path, typeof value);
};

export const boolean: Shape = (value, path, report) => {
  if (typeof value !== "boolean") report("not-a-boolean", path, typeof value);
};

export const date: Shape = (value, path, report) => {
  if (typeof value !== "string" || parseDay(value) === null) report("bad-date", path, String(value));
};

/** A duration; settings in it count as 1 here, the compiler puts their values in. */
export const duration: Shape = (value, path, report) => {
  const plain = typeof value === "string" ? value.replace(/\{\w+\}/g, "1") : "";
  if (parseDuration(plain) === null) report("bad-duration", path, String(value));
};

export function literal(...allowed: readonly (string | number | boolean | null)[]): Shape {
  return (value, path, report) => {
    if (!allowed.includes(value as string)) report("not-one-of", path, `${String(value)}: ${allowed.join(", ")}`);
  };
}

export function either(...shapes: readonly Shape[]): Shape {
  return (value, path, report) => {
    const tries = shapes.map((shape) => {
      const found: Problem[] = [];
      shape(value, path, (code, at, detail) => found.push({ code, path: at, detail }));
      return found;
    });
    if (tries.some((found) => found.length === 0)) return;
    for (const { code, path: at, detail } of tries[0] ?? []) report(code, at, detail);
  };
}

export function listOfShape(shape: Shape): Shape {
  return (value, path, report) => {
    if (!Array.isArray(value)) report("not-a-list", path, typeof value);
    else for (const [i, item] of value.entries()) shape(item, `${path}[${i}]`, report);
  };
}

const NAME = /^[A-Za-z][\w-]*$/;

/** Named parts of one shape. */
export function recordOf(shape: Shape): Shape {
  return (value, path, report) => {
    if (!isObject(value)) return report("not-an-object", path, typeof value);
    for (const [name, part] of Object.entries(value)) {
      if (!NAME.test(name)) report("bad-name", join(path, name), name);
      shape(part, join(path, name), report);
    }
  };
}

/** An object with these parts and no others: a misspelt part is a problem, not silence. */
export function object(parts: Readonly<Record<string, Shape | Optional>>): Shape {
  return (value, path, report) => {
    if (!isObject(value)) return report("not-an-object", path, typeof value);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(parts, name)) report("unknown-part", join(path, name), name);
    }
    for (const [name, part] of Object.entries(parts)) {
      const given = value[name];
      const shape = typeof part === "function" ? part : part.optional;
      if (given === undefined) {
        if (typeof part === "function") report("missing", join(path, name), name);
      } else shape(given, join(path, name), report);
    }
  };
}

/** One of several objects, told apart by a part. */
export function tagged(tag: string, shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path, report) => {
    if (!isObject(value)) return report("not-an-object", path, typeof value);
    const name = String(value[tag]);
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) report("not-one-of", join(path, tag), `${name}: ${Object.keys(shapes).join(", ")}`);
    else shape(value, path, report);
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
