import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { screens } from "./screens.ts";

/** Milliseconds within which the letter after `g` must follow. */
const PAIR_MS = 1500;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** `/` finds a resident, `g` and a letter goes to a screen, `?` shows the help. Silent while somebody types. */
export function useShortcuts(onHelp: () => void): void {
  const navigate = useNavigate();
  const pressedG = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("[role=dialog]")) return;
      const screen = screens.find((one) => one.letter === event.key);
      if (event.key === "/") {
        event.preventDefault();
        const field = document.getElementById("resident-search");
        if (field) field.focus();
        else void navigate({ to: "/residents" });
      } else if (event.key === "?") onHelp();
      else if (screen && event.timeStamp - pressedG.current < PAIR_MS) void navigate({ to: screen.to });
      pressedG.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [navigate, onHelp]);
}
