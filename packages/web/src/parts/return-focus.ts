/**
 * Gives the focus to an item whose pressed control is gone, unless somebody has gone on to another one while the
 * server answered: then it would take them back, and their next key would act on the wrong item.
 */
export function returnFocus(item: HTMLElement | null): void {
  const now = document.activeElement;
  const isFree = now === null || now === document.body || item?.contains(now) === true;
  if (isFree) item?.focus({ preventScroll: true });
}
