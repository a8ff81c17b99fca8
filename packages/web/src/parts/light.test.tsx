import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { lights } from "../screens/board/board-filter.ts";
import { SessionProvider } from "../session/session.tsx";
import { startLanguage } from "../strings/language.ts";
import { LightWord } from "./light.tsx";

startLanguage();

test("every light has a shape and a word of its own, so that none is told by colour alone", () => {
  const drawn = lights.map((light) => {
    const { container } = render(
      <SessionProvider>
        <LightWord light={light} />
      </SessionProvider>,
    );
    const shape = [...(container.querySelector("svg")?.children ?? [])].map((part) => {
      const {
        d,
        r,
        "stroke-dasharray": dash,
      } = Object.fromEntries([...part.attributes].map((one) => [one.name, one.value]));
      return `${part.tagName} ${d ?? r ?? ""} ${dash ?? ""} ${part.getAttribute("class") ?? ""}`;
    });
    return { shape: shape.join("|"), word: container.textContent };
  });
  expect(new Set(drawn.map((one) => one.shape)).size).toBe(lights.length);
  expect(new Set(drawn.map((one) => one.word)).size).toBe(lights.length);
  expect(drawn.every((one) => one.word !== "")).toBe(true);
});
