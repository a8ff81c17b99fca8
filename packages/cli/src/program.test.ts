import { expect, test } from "vitest";
import { type Command, UnusableInput, wholeFlag } from "./command.ts";
import { commands } from "./commands.ts";
import { runProgram } from "./program.ts";

async function run(args: readonly string[], table: readonly Command[] = commands) {
  let [out, told] = ["", ""];
  const console = {
    out: (text: string) => {
      out += text;
    },
    tell: (text: string) => {
      told += text;
    },
  };
  const code = await runProgram(args, { commands: table, console });
  return { code, out, told };
}

test("the help lists every command whole, and each command's help has an example that names it", async () => {
  const { code, out } = await run(["--help"]);
  expect(code).toBe(0);
  for (const { path, examples, summary } of commands) {
    expect(out).toContain(path.join(" "));
    const help = await run([...path, "--help"]);
    expect(help).toMatchObject({ code: 0, told: "" });
    expect(help.out.replace(/\s+/g, " ")).toContain(summary);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(example).toContain(`kangyu ${path.join(" ")}`);
  }
});

test("unknown commands, unknown flags and missing arguments are unusable input", async () => {
  for (const args of [["dance"], ["start", "--fast"], ["plan", "read"], ["plan"], ["ledger", "retry"]]) {
    const { code, told, out } = await run(args);
    expect({ args, code }).toEqual({ args, code: 2 });
    expect(told + out).not.toMatch(/\n {4}at /);
  }
});

const failing = (error: unknown): Command => ({
  path: ["fail"],
  group: "run",
  summary: "fails",
  examples: ["kangyu fail"],
  flags: [{ flags: "--port <number>", description: "" }],
  run: async (invocation) => {
    wholeFlag(invocation, "port", { least: 1, most: 10 });
    throw error;
  },
});

test("a failure is one line without a stack and exits with 1, unusable input with 2", async () => {
  const broken = await run(["fail"], [failing(new Error("the disk is gone"))]);
  expect(broken).toEqual({ code: 1, out: "", told: "the disk is gone\n" });
  const unusable = await run(["fail"], [failing(new UnusableInput("not a file"))]);
  expect(unusable).toEqual({ code: 2, out: "", told: "not a file\n" });
});

test("numbers outside their limits and words in their place are refused with the limits", async () => {
  for (const text of ["0", "11", "x", "1.5", "-1", ""]) {
    const { code, told } = await run(["fail", `--port=${text}`], [failing(new Error("reached"))]);
    expect({ text, code }).toEqual({ text, code: 2 });
    expect(told).toContain("from 1 to 10");
  }
  expect((await run(["fail", "--port", "10"], [failing(new Error("reached"))])).told).toBe("reached\n");
});
