import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { SessionProvider } from "../../session/session.tsx";
import { startLanguage } from "../../strings/language.ts";
import { Field, type FieldProps } from "./field.tsx";
import { exampleProgramme } from "./fixtures/example-programme.ts";

startLanguage();
afterEach(cleanup);

const fields = exampleProgramme.forms?.visit?.fields ?? [];

function show(id: string, props: Partial<FieldProps> = {}) {
  const field = fields.find((one) => one.id === id);
  if (!field) throw new Error(`no field ${id}`);
  const onEnter = vi.fn();
  const wrap = ({ children }: { readonly children: ReactNode }) => <SessionProvider>{children}</SessionProvider>;
  render(<Field field={field} entered={undefined} problems={[]} onEnter={onEnter} {...props} />, { wrapper: wrap });
  return onEnter;
}

test("a number has its label, its unit and a decimal keyboard", () => {
  const onEnter = show("sbp");
  const input = screen.getByLabelText(/Systolic/);
  expect(input.getAttribute("inputmode")).toBe("decimal");
  expect(screen.getByText("mmHg")).toBeTruthy();
  fireEvent.change(input, { target: { value: "138" } });
  expect(onEnter).toHaveBeenCalledWith("138");
});

test("a wrong value is marked and its problem belongs to the input", () => {
  const problem = {
    code: "impossible",
    level: "error",
    fields: ["sbp"],
    text: { zh: "不可能", en: "Impossible" },
  } as const;
  show("sbp", { entered: "1200", problems: [{ ...problem, fields: ["sbp"] }] });
  const input = screen.getByLabelText(/Systolic/);
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent).toBe("不可能");
});

test("yes, no and unanswered are three answers", () => {
  const onEnter = show("referral", { entered: false });
  const [yes, no] = screen.getAllByRole("radio") as HTMLInputElement[];
  expect([yes?.checked, no?.checked]).toEqual([false, true]);
  fireEvent.click(yes as HTMLInputElement);
  expect(onEnter).toHaveBeenLastCalledWith(true);
  fireEvent.click(screen.getByRole("button"));
  expect(onEnter).toHaveBeenLastCalledWith(undefined);
});
