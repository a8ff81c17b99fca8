import { SaxesParser } from "saxes";
import { UnreadableDocument } from "./problems.ts";

/** An element of an XML part, by its local name (without prefix). */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** Elements that a tree may have: a plan of a hundred pages has less than a hundred thousand. */
const MOST_ELEMENTS = 1_500_000;

/** The tree of an XML text. Throws `UnreadableDocument`: "broken" where it is not well-formed, "too-large". */
export function parseXml(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [] };
  const open: Element[] = [root];
  const parser = new SaxesParser();
  let left = MOST_ELEMENTS;
  parser.on("error", () => {
    throw new UnreadableDocument("broken");
  });
  parser.on("opentag", ({ name, attributes }) => {
    left -= 1;
    if (left < 0) throw new UnreadableDocument("too-large");
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
