export { openBrowser } from "./browser.ts";
export { type TestDatabase, testDatabase } from "./postgres.ts";
