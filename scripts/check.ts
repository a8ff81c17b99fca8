/** Everything a machine can say of the code without running it: format, lint, types of each world, unused code. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";

const tools = join(dirname(import.meta.dirname), "node_modules");

/** Tools are run as files of their packages: so no shell and no PATH decides which one it is. */
const steps: readonly (readonly [name: string, file: string, args: readonly string[]])[] = [
  ["biome", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]],
  ["tsc", "typescript/bin/tsc", ["-p", "tsconfig.pure.json"]],
  ["tsc", "typescript/bin/tsc", ["-p", "tsconfig.node.json"]],
  ["tsc", "typescript/bin/tsc", ["-p", "tsconfig.web.json"]],
  ["knip", "knip/bin/knip.js", ["--treat-config-hints-as-errors"]],
];

for (const [name, path, args] of steps) {
  const began = performance.now();
  console.log(`> ${name} ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [join(tools, path), ...args], { stdio: "inherit" });
  console.log(`  ${status === 0 ? "ok" : "failed"} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  if (status !== 0) process.exit(1);
}
