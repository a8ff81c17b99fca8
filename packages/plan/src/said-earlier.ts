import { list } from "./printed-figure.ts";

/** What a figure was before, in front of the word that leads to the new one: 由2020年的5.12张(增加到…), 由目前的10.5克(下降…). */
export const earlier = `(?:[,]?(?:由|从)((?:20\\d{2}年的?|[“]?十.五”?末”?的?|现在的?|目前的?|原来的?|现有的?)?)(${list})(?:分别)?)?`;
