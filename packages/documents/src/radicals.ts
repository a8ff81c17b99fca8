/** Radicals that some PDF fonts name in place of the characters that look the same (Unicode block 2E80–2EFF;
 * ⼾ stands for 户 in simplified text, though its compatibility form is 戶). */
const supplement: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ..."⼾户⺁厂⺌小⺎兀⺐尢⺒巳⺓幺⺛旡⺜日⺝月⺞歺⺟母⺠民⺧牛⺨犬⺩王⺪疋⺫目⺬示⺮竹⺯糸⺶羊⺷羊⺸羊⺹老⺻聿⺼肉⺽臼⻁虎⻃西⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱亀⻳龟",
  ].reduce<[string, string][]>(
    (pairs, sign, at, all) => (at % 2 === 0 ? pairs.concat([[sign, all[at + 1] ?? sign]]) : pairs),
    [],
  ),
);

/** Text with radicals (and the wave dash) replaced by the characters they stand for; other signs are left as they are. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/gu, (sign) => supplement[sign] ?? sign.normalize("NFKC")).replace(/〜/gu, "～");
}
