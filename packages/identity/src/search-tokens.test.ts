import { expect, test } from "vitest";
import { maskId, maskName, maskPhone } from "./mask.ts";
import { romanise } from "./pinyin.ts";
import { searchTerms, searchTokens } from "./search-tokens.ts";

/** The meaning of a search: every term is met by some token. */
function finds(text: string, tokens: readonly string[]): boolean {
  const terms = searchTerms(text);
  const met = (term: { token: string; prefix: boolean }) =>
    tokens.some((token) => (term.prefix ? token.startsWith(term.token) : token === term.token));
  return terms.length > 0 && terms.every(met);
}

test("surnames are read as surnames", () => {
  expect(romanise("单明").full).toBe("shanming");
  expect(romanise("曾晓明").syllables).toEqual(["zeng", "xiao", "ming"]);
  expect(romanise("欧阳绿").initials).toBe("oyl");
  expect(romanise("John").full).toBe("");
});

test("a person is found by what people type", () => {
  const tokens = searchTokens("吕晓明", "11010519491231002X", ["13900001234"]);
  for (const text of [
    "吕",
    "吕晓明",
    "晓明",
    "明",
    "lvxiao",
    "luxiaoming",
    "lyuxm".slice(0, 3),
    "xiaoming",
    "lxm",
    "xm",
    "110105",
    "002x",
    "31002X",
    "1390000",
    "1234",
    "吕 1234",
  ])
    expect([text, finds(text, tokens)]).toEqual([text, true]);
  for (const text of ["李", "明晓", "吕明", "limin", "99", "", "  "])
    expect([text, finds(text, tokens)]).toEqual([text, false]);
});

test("tone marks and ü are read as they are typed without them", () => {
  const tokens = searchTokens("吕晓明", null);
  for (const text of ["lǚ", "lǚ xiǎo", "lü", "Lǚxiǎomíng", "吕 xiǎo"])
    expect([text, finds(text, tokens)]).toEqual([text, true]);
  expect(searchTerms("lǐ")).toEqual([{ token: "li", prefix: true }]);
});

test("Latin names are found by their words", () => {
  const tokens = searchTokens("Abe604 Sim-Smith", null);
  expect(finds("smith", tokens)).toBe(true);
  expect(finds("abe", tokens)).toBe(true);
});

test("tokens are few and without duplicates", () => {
  const tokens = searchTokens("陈晓晓", "690101198001011234");
  expect(new Set(tokens).size).toBe(tokens.length);
  expect(tokens.length).toBeLessThan(15);
});

test("masks show no more than they say", () => {
  expect(maskId("11010519491231002X")).toBe("110105**********2X");
  expect(maskId("12345")).toBe("*****");
  expect(maskPhone("13900001234")).toBe("139****1234");
  expect([maskName("李明"), maskName("欧阳晓明"), maskName("李")]).toEqual(["李*", "欧**明", "*"]);
});
