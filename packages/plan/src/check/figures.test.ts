import { expect, test } from "vitest";
import type { DocumentBlock } from "../document.ts";
import { passagesOf } from "../passages.ts";
import { figuresOf } from "./figures.ts";

const figures = (...lines: string[]) =>
  figuresOf(passagesOf(lines.map((text, at): DocumentBlock => ({ kind: "paragraph", line: at + 1, text }))));
const shown = (...lines: string[]) =>
  figures(...lines).map(({ name, value, unit, whole }) => `${name} ${value}${unit}${whole ? ` ⊂ ${whole.name}` : ""}`);

test.each<[string, string[], string[]]>([
  [
    "parts after 其中, also in the next sentence and after a semicolon",
    ["全区床位500张。其中，医院300张，占60%；基层150张，占30%；其他50张，占10%。"],
    ["床位 500张", "医院 300张 ⊂ 床位", "基层 150张 ⊂ 床位", "其他 50张 ⊂ 床位"],
  ],
  [
    "a list within a list",
    ["共有机构30家。其中：医院8家（三级2家、二级6家），诊所22家。"],
    ["机构 30家", "医院 8家 ⊂ 机构", "三级 2家 ⊂ 医院", "二级 6家 ⊂ 医院", "诊所 22家 ⊂ 机构"],
  ],
  ["a name behind its unit", ["12家卫生院中，设中医馆的9家。"], ["卫生院 12家", "设中医馆的 9家 ⊂ 卫生院"]],
  [
    "ages, years and kinds are names",
    ["2020年65岁及以上老年人体检2型糖尿病患者300人。"],
    ["65岁及以上老年人体检2型糖尿病患者 300人"],
  ],
  ["a count in ten thousands", ["常住人口36.5万人。"], ["常住人口 365000人"]],
  ["bounds of a range and numbers of things are none", ["床位100-499张，第3批。"], []],
])("%s", (_, lines, expected) => {
  expect(shown(...lines)).toEqual(expected);
});

test("a share and a rate belong to the count before them", () => {
  const [whole, part] = figures("在管患者400人，其中规范管理300人，规范管理率75.0%。");
  expect([whole?.share, part?.share]).toEqual([null, { percent: 75, decimals: 1, kind: "rate", of: "规范管理率" }]);
});

test("whose figure it is and of which year", () => {
  const said = figures("2020年婴儿死亡率3.2‰，高于全国2.8‰的平均水平，由2015年的4.1‰下降而来。").map((one) => [
    one.value,
    one.said,
    one.year,
  ]);
  expect(said.slice(0, 2)).toEqual([
    [3.2, "own", 2020],
    [2.8, "benchmark", 2020],
  ]);
});
