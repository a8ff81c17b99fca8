const KEPT_MS = 60_000;

/** Hands bytes that only an operator may fetch to the browser, to be kept under a name. */
export function keepFile(bytes: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  // The browser reads the bytes after the click, on a busy machine well after it.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
