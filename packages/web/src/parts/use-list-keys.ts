import { useEffect, useRef } from "react";

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

/** Milliseconds within which a letter belongs to the g before it. */
const PAIR_MS = 1500;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName);
}

interface Passed {
  /** Keys of what is shown, in the order of the screen. */
  readonly keys: readonly string[];
  readonly chosen: string | undefined;
  /** Where the chosen one stood when it was last shown. */
  readonly at: number;
}

/** The key after or before the chosen one; where that is not shown any more, the one that took its place. */
export function neighbour({ keys, chosen, at }: Passed, step: 1 | -1): string | undefined {
  const now = chosen === undefined ? -1 : keys.indexOf(chosen);
  const to = now >= 0 ? now + step : chosen === undefined || step === 1 ? at : at - 1;
  return keys[Math.min(keys.length - 1, Math.max(0, to))];
}

/** What the keys have asked for since the chosen item was drawn: a screen may draw a choice later than the next key comes. */
export interface Asked {
  readonly chosen: string | undefined;
  /** In the order of the keys; the last one is where one stands. */
  readonly keys: readonly string[];
}

/** What is still asked for once `chosen` is drawn; a choice made in another way ends it. */
export function stillAsked(asked: Asked, chosen: string | undefined): Asked {
  if (chosen === asked.chosen) return asked;
  const at = chosen === undefined ? -1 : asked.keys.lastIndexOf(chosen);
  return { chosen, keys: at < 0 ? [] : asked.keys.slice(at + 1) };
}

/** The same with one more. */
export function askedFor(asked: Asked, key: string): Asked {
  return { ...asked, keys: key === asked.chosen ? [] : [...asked.keys, key] };
}

/** What is acted on: the chosen item, while the focus is on it or on nothing that has keys of its own. */
function itemOf(id: string, target: EventTarget | null): HTMLElement | null {
  const item = document.getElementById(id);
  const free = target === document.body || (target instanceof HTMLElement && target.closest(".pane") !== null);
  return item !== null && (free || item.contains(target as Node)) ? item : null;
}

export interface ListKeys {
  readonly keys: readonly string[];
  readonly chosen: string | undefined;
  /** Id of the element that shows a key; it can take the focus. */
  readonly idOf: (key: string) => string;
  readonly onChoose: (key: string) => void;
}

/**
 * j and k go through a list from anywhere on the page, the arrows while the focus is on one of its items; any other key
 * presses the control of the chosen item that names it in `aria-keyshortcuts`. Silent while somebody types.
 */
export function useListKeys({ keys, chosen, idOf, onChoose }: ListKeys): void {
  const last = useRef(0);
  const pressedG = useRef(Number.NEGATIVE_INFINITY);
  const asked = useRef<Asked>({ chosen, keys: [] });
  asked.current = stillAsked(asked.current, chosen);
  const now = chosen === undefined ? -1 : keys.indexOf(chosen);
  if (now >= 0) last.current = now;
  useEffect(() => {
    // Where the focus is on an item, that one is meant: a screen may draw what a click chose later than the next key comes.
    const standing = (target: EventTarget | null) =>
      keys.find((key) => document.getElementById(idOf(key))?.contains(target as Node)) ??
      asked.current.keys.at(-1) ??
      chosen;
    function act(event: KeyboardEvent): void {
      const key = standing(event.target);
      const item = key === undefined ? null : itemOf(idOf(key), event.target);
      // Enter on a button of the item is the button's.
      if (item === null || (event.key === "Enter" && event.target !== item)) return;
      const control = item.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
      if (control === null) return;
      event.preventDefault();
      control.click();
    }
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("[role=dialog]")) return;
      const step = steps[event.key];
      const isPair = event.timeStamp - pressedG.current < PAIR_MS;
      pressedG.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (step === undefined) {
        // The letter after g goes to another screen; it answers nothing here.
        if (!isPair) act(event);
        return;
      }
      const isItem =
        event.target instanceof HTMLElement && keys.some((key) => idOf(key) === (event.target as Element).id);
      if (event.key.startsWith("Arrow") && !isItem) return;
      const next = neighbour({ keys, chosen: standing(event.target), at: last.current }, step);
      if (next === undefined) return;
      event.preventDefault();
      asked.current = askedFor(asked.current, next);
      onChoose(next);
      document.getElementById(idOf(next))?.focus({ preventScroll: true });
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [keys, chosen, idOf, onChoose]);
}
