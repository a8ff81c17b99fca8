import { describe, expect, test } from "vitest";
import { findingsIn, planOf, shownIn, table } from "./fixtures.ts";

const codes = (plan: Parameters<typeof planOf>[0]) => shownIn(planOf(plan)).map(([code]) => code);

describe("works that the review says are finished", () => {
  test.each<[string, string[], string[], string]>([
    [
      "hospitals of a list",
      ["星河儿童医院、仁济精神专科医院等民营医院落户并投入运营。"],
      ["大力推进东江口腔医院、星河儿童医院、仁济精神专科医院等民营医院建设。"],
      "“星河儿童医院”: 3 → 5; “仁济精神专科医院”: 3 → 5",
    ],
    [
      "a store",
      ["各镇卫生院疫苗后补式冷库、区疾控中心冷库均已完成建设。"],
      ["全面推动全区镇卫生院疫苗后补式冷库建设。"],
      "“镇卫生院疫苗后补式冷库”: 3 → 5",
    ],
  ])("%s", (_, past, aims, arithmetic) => {
    expect(shownIn(planOf({ past, aims }))).toEqual([["project-finished", arithmetic]]);
  });

  const projects = (name: string) =>
    table(50, ["项目名称|建设内容|总投资（万元）|起止年限", `${name}|新建业务用房。|9000|2021-2025`]);

  test("a project of the list", () => {
    const past = ["区人民医院儿科住院大楼、区妇幼保健院门诊楼均已完成。"];
    const blocks = [...planOf({ past }), projects("区人民医院儿科住院大楼建设项目")];
    expect(findingsIn(blocks).map(({ code, sources }) => [code, sources.map(({ line }) => line)])).toEqual([
      ["project-finished", [51, 3]],
    ]);
  });

  test.each<[string, string, string]>([
    ["its second phase", "区人民医院儿科住院大楼已投入使用。", "区人民医院儿科住院大楼二期项目"],
    ["a step on the way", "区人民医院儿科住院大楼已完成选址。", "区人民医院儿科住院大楼建设项目"],
    ["another house", "区人民医院门诊大楼已投入使用。", "区人民医院儿科住院大楼建设项目"],
    ["under way", "区人民医院儿科住院大楼正在建设，区疾控中心已投入使用。", "区人民医院儿科住院大楼建设项目"],
  ])("silent: %s", (_, said, name) => {
    expect(shownIn([...planOf({ past: [said] }), projects(name)])).toEqual([]);
  });

  test.each([
    "进一步推进镇卫生院疫苗后补式冷库建设。",
    "推进镇卫生院疫苗后补式冷库提升改造建设。",
    "加强镇卫生院疫苗后补式冷库管理。",
  ])("silent: %s", (sentence) => {
    expect(codes({ past: ["各镇卫生院疫苗后补式冷库均已完成建设。"], aims: [sentence] })).toEqual([]);
  });
});

describe("projects that the text never names", () => {
  const list = ["甲镇卫生院住院楼", "区疾病预防控制中心实验楼", "区妇幼保健院新院", "青石骨伤医院"];
  const blocks = (aims: string[]) => [
    ...planOf({ aims }),
    table(
      50,
      ["项目名称|建设内容|总投资（万元）|起止年限"].concat(
        list.map((name) => `${name}建设项目|新建业务用房。|9000|2021-2025`),
      ),
    ),
  ];
  const three = "加快甲镇卫生院住院楼、疾控中心实验楼项目，启动妇保院新院前期工作。";
  const named = (aims: string[]) =>
    findingsIn(blocks(aims)).flatMap(({ code, sources }) => (code === "project-named-once" ? [sources[0]?.line] : []));

  test("one of four", () => {
    expect(named([three])).toEqual([54]);
  });

  test.each([[[three, "支持青石骨伤医院发展。"]], [["加快甲镇卫生院住院楼建设。"]], [[]]])("silent: %j", (aims) => {
    expect(named(aims)).toEqual([]);
  });
});

describe("a share of so few facilities", () => {
  test.each<[string, string[], string, string]>([
    [
      "two kinds together",
      ["全区有社区卫生服务中心3个、乡镇卫生院4个。"],
      "乡镇卫生院、社区卫生服务中心设置中医馆的比例|%|95|100",
      "6/7 = 85.71% < 95% < 7/7 = 100%",
    ],
    [
      "the number before the thing",
      ["全区8家社区卫生服务中心均建成接种门诊。"],
      "社区卫生服务中心达到推荐标准比例|%|10|50",
      "0/8 = 0% < 10% < 1/8 = 12.5%",
    ],
    ["decimals", ["全区有村卫生站24个。"], "村卫生站达标率|%|70.0|90", "16/24 = 66.67% < 70% < 17/24 = 70.83%"],
  ])("%s", (_, past, row, arithmetic) => {
    expect(shownIn(planOf({ past, rows: [row] }))).toEqual([["percentage-impossible", arithmetic]]);
  });

  test.each<[string, string[], string]>([
    ["a share that is possible", ["全区有村卫生站24个。"], "村卫生站达标率|%|70.8|90"],
    ["rounded to a whole per cent", ["全区有村卫生站24个。"], "村卫生站达标率|%|71|90"],
    ["many", ["全区有村卫生室214个。"], "村卫生室达标率|%|71.3|90"],
    ["not counted", ["全区卫生服务体系不断完善。"], "村卫生室达标率|%|71.3|90"],
    ["counted twice differently", ["全区有村卫生站24个。", "目前有村卫生站25个。"], "村卫生站达标率|%|70.1|90"],
    ["another thing's share", ["全区有社区卫生服务中心3个。"], "社区卫生服务中心诊疗量占总诊疗量的比例|%|41|50"],
  ])("silent: %s", (_, past, row) => {
    expect(shownIn(planOf({ past, rows: [row] })).filter(([code]) => code === "percentage-impossible")).toEqual([]);
  });
});

describe("passages that stand again in other sentences", () => {
  const said = "加强各级医疗机构对登革热、流感、手足口病、诺如病毒感染等重点传染病和新发传染病以及不明原因疾病的监测";

  test("one clause, or several", () => {
    const long = "优化配置医疗卫生资源，加强公共卫生应急能力建设，推进分级诊疗制度落地见效，不断提高卫生健康服务水平";
    expect(codes({ past: [`强化前沿哨点作用，${said}。`], aims: [`${said}，及时报告。`] })).toEqual([
      "repeated-passage",
    ]);
    expect(codes({ past: [`着力改革，${long}。`], aims: [`坚持创新，${long}，全面发展。`] })).toEqual([
      "repeated-passage",
    ]);
  });

  test.each<[string, string, string]>([
    [
      "what every plan says",
      "坚持以习近平新时代中国特色社会主义思想为指导全面贯彻党的十九大和十九届历次全会精神，提高水平。",
      "着力改革，坚持以习近平新时代中国特色社会主义思想为指导全面贯彻党的十九大和十九届历次全会精神。",
    ],
    ["a short turn", "强化哨点作用，加强重点传染病监测。", "完善机制，加强重点传染病监测。"],
  ])("silent: %s", (_, one, other) => {
    expect(codes({ past: [one], aims: [other] })).toEqual([]);
  });
});
