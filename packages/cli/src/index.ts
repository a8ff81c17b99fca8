export { commands } from "./commands.ts";
export { runProgram } from "./program.ts";
export { simulationTables } from "./registers.ts";
export { COMMAND_LINE, openSession, type Session } from "./session.ts";
export { keepHouse } from "./start/housekeeping.ts";
export { simulatedVersion } from "./start/prepare-records.ts";
export { serveOn } from "./start/serve-on.ts";
export { districtLines, textOf } from "./start/simulated-district.ts";
export { today } from "./today.ts";
