import { describe, expect, test } from "vitest";
import { findingsIn, paragraphs, planOf, shownIn, title } from "./fixtures.ts";

const codes = (aims: string[], past: string[] = []) => shownIn(planOf({ aims, past })).map(([code]) => code);

describe("words printed twice", () => {
  test.each<[string, string]>([
    ["按照国家规定的标准标准配备车辆。", "“标准标准”"],
    ["积极推进积极推进医共体建设。", "“积极推进积极推进”"],
    ["死亡率分别由5.5‰、7.3‰分别降至3.0‰、3.9‰。", "“分别由5.5‰、7.3‰分别降至”"],
  ])("%s", (sentence, arithmetic) => {
    expect(shownIn(planOf({ past: [sentence] }))).toContainEqual(["doubled-words", arithmetic]);
  });

  test.each([
    "实行市帮区、区帮镇，层层帮扶，人人健康、家家幸福。",
    "床位和护士分别达到五十和六十，医师和药师分别达到七十和八十。",
    "健康教育，教育先行。",
    "往往往返两地的患者。",
  ])("silent: %s", (sentence) => {
    expect(codes([sentence])).toEqual([]);
  });
});

describe("one name in two spellings", () => {
  test.each<[string, string, string]>([
    ["选址高新开发区松涛东路北侧新建疾控综合楼。", "在高新开发区松滔东路北侧新建疾控综合楼。", "涛 ≠ 滔"],
    ["扩建青岩镇中心卫生院住院综合楼。", "推进青岩镇中芯卫生院住院综合楼项目。", "心 ≠ 芯"],
  ])("%s / %s", (one, other, arithmetic) => {
    expect(shownIn(planOf({ past: [one], aims: [other] }))).toContainEqual(["two-spellings", arithmetic]);
  });

  test.each<[string, string]>([
    ["加快第一人民医院住院综合楼建设步伐。", "加快第二人民医院住院综合楼建设步伐。"],
    ["加强县级医疗机构能力建设工作机制。", "加强乡级医疗机构能力建设工作机制。"],
    ["加快区人民医院儿科病房综合楼建设。", "加快区人民医院骨科病房综合楼建设。"],
    ["把人民健康放在优先发展的战略地位。", "把人民健康摆在优先发展的战略地位。"],
    ["规范艾滋病患者随访管理。", "规范结核病患者随访管理。"],
  ])("silent: %s / %s", (one, other) => {
    expect(codes([other], [one])).not.toContain("two-spellings");
  });
});

describe("departments under two names", () => {
  const task = (lead: string, others: string) =>
    `1.加强队伍建设。做好各项工作。（牵头部门：${lead}；参与部门：${others}）`;

  test.each([
    ["县应急局", "县应急管理局", "县应急管理局 ×1 / 县应急局 ×1"],
    ["区文化旅游局", "区文化和旅游局", "区文化和旅游局 ×1 / 区文化旅游局 ×1"],
    ["市发改局", "市发展改革局", "市发展改革局 ×1 / 市发改局 ×1"],
  ])("%s and %s", (short, long, arithmetic) => {
    const blocks = planOf({ aims: [task(long, "县财政局"), task("县财政局", short)] });
    expect(shownIn(blocks)).toContainEqual(["department-two-names", arithmetic]);
    expect(findingsIn(blocks).find(({ code }) => code === "department-two-names")?.sources).toHaveLength(2);
  });

  test.each([
    ["区委办", "区委编办"],
    ["区教育局", "区教育体育局教研室"],
    ["区民政局", "区财政局"],
    ["区水务局", "市水务局"],
    ["相关部门", "其他相关部门"],
  ])("silent: %s and %s", (one, other) => {
    expect(codes([task(one, "区财政局"), task("区财政局", other)])).not.toContain("department-two-names");
  });
});

describe("a sentence that stands twice under different numbers", () => {
  const said = "本时期是全面推进健康城市建设和补齐医疗卫生短板的关键五年";
  test("is one sentence", () => {
    expect(codes([`3.${said}。`, `7.${said}。`])).toContain("repeated-sentence");
  });
});

describe("time limits that had passed", () => {
  test.each(["2021年前初步建立分类监管模式。", "完善机制，力争在2020年底前全面启动。"])("%s", (sentence) => {
    expect(codes([sentence])).toContain("deadline-before-the-plan");
  });
  test.each(["2021年底前初步建立分类监管模式。", "2023年前建成。", "2019年前的病例继续随访。"])(
    "silent: %s",
    (sentence) => {
      expect(codes([sentence])).not.toContain("deadline-before-the-plan");
    },
  );
});

describe("whether the plan says how it is watched", () => {
  const long = Array.from(
    { length: 60 },
    (_, at) => `${"加强医疗卫生服务能力和人才队伍的建设与培养工作".repeat(3)}第${at}项`,
  );
  const plan = (last: string) => paragraphs([title, "一、发展现状", "二、主要任务", ...long, last]);
  const asked = (last: string) => shownIn(plan(last)).some(([code]) => code === "no-monitoring");

  test.each([
    "建立健全绩效考核机制，对医疗机构进行量化考评。",
    "对区域内的卫生资源进行统一规划、审批、调整、监督、评价。",
    "开展监督检查，查处违法行为。",
  ])("asked though it says: %s", (last) => {
    expect(asked(last)).toBe(true);
  });

  test.each([
    "对规划实施进度进行年度监测和中期评估。",
    "（四）强化监督评估",
    "将目标任务完成情况纳入年度考核。",
    "建立规划监测评价机制，分解任务。",
    "定期评估规划实施效果。",
  ])("silent: %s", (last) => {
    expect(asked(last)).toBe(false);
  });
});
