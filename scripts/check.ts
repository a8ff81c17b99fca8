/** Everything a machine can say of the code without running it: format, lint, types of each world, unused code. */
import { spawnSync } from "node:child_process";

const steps: readonly (readonly [string, readonly string[]])[] = [
  ["biome", ["check", "."]],
  ["tsc", ["-p", "tsconfig.pure.json"]],
  ["tsc", ["-p", "tsconfig.node.json"]],
  ["tsc", ["-p", "tsconfig.web.json"]],
  ["knip", []],
];
for (const [command, args] of steps) {
  console.log(`> ${command} ${args.join(" ")}`);
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}
