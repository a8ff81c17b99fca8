import { useCallback, useState } from "react";

/** Scrolls an element into the middle of what scrolls it, where it is on the page. */
export function scrollToId(id: string): void {
  document.getElementById(id)?.scrollIntoView({ block: "center" });
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
