export type * from "./programme.ts";
export type * from "./timeline.ts";
