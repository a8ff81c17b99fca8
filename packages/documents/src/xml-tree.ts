import { SaxesParser } from "saxes";

/** An element of an XML part, by its local name (without prefix). */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** The tree of an XML text. Throws where it is not well-formed. */
export function parseXml(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [] };
  const open: Element[] = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = {
      name: local(name),
      attributes: localKeys(attributes as Record<string, string>),
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (piece) => open.at(-1)?.children.push(piece));
  parser.write(text).close();
  return root;
}

export function childrenOf(element: Element | undefined, name: string): Element[] {
  return (element?.children ?? []).filter(
    (child): child is Element => typeof child !== "string" && child.name === name,
  );
}

export function childOf(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce((at, name) => childrenOf(at, name)[0], element);
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function localKeys(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}
