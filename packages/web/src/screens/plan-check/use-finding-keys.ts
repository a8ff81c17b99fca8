import { useEffect } from "react";
import type { Finding } from "../../api/types.ts";
import { neighbour } from "./findings-filter.ts";

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName);
}

/** j and k go through the findings from anywhere, the arrows while the focus is on one of them. */
export function useFindingKeys(
  shown: readonly Finding[],
  selected: string | undefined,
  onSelect: (key: string) => void,
): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const step = steps[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("[role=dialog]")) return;
      const onCard = event.target instanceof HTMLElement && event.target.classList.contains("finding");
      if (event.key.startsWith("Arrow") && !onCard) return;
      const next = neighbour(shown, selected, step);
      if (next === undefined) return;
      event.preventDefault();
      onSelect(next.key);
      document.getElementById(`f-${next.key}`)?.focus({ preventScroll: true });
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [shown, selected, onSelect]);
}
