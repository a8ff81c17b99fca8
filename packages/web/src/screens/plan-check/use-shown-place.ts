import { useCallback, useState } from "react";

/**
 * Brings an element into the middle of its pane; the page itself stays where it is, unless the pane does not scroll or the
 * element would stand below the edge of a low window.
 */
export function scrollToId(id: string): void {
  const element = document.getElementById(id);
  const pane = element?.closest(".findings-scroll, .pane");
  if (!element || !pane) return;
  if (pane.scrollHeight <= pane.clientHeight) {
    element.scrollIntoView({ block: "center" });
    return;
  }
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  const room = Math.max(0, (outer.height - inner.height) / 2);
  pane.scrollTop += inner.top - outer.top - room;
  element.scrollIntoView({ block: "nearest" });
}

/** The place of the document that was asked for last: its element's id, and how to ask for another. */
export function useShownPlace() {
  const [shown, setShown] = useState<string | null>(null);
  const show = useCallback((id: string) => {
    setShown(id);
    scrollToId(id);
  }, []);
  return { shown, show };
}
