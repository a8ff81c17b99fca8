import type { FaultClass } from "./plant.ts";

/** The last part of the third set: projects and form. */
export const thirdFaultsOfForm: readonly FaultClass[] = [
  {
    name: "third set: projects",
    code: "projects-and-total",
    variants: [
      { plan: "chagan", edits: [["以上4个项目", "以上5个项目"]], says: ["5", "4"], codes: ["projects-counted"] },
      {
        plan: "chagan",
        edits: [
          [
            "以上4个项目总投资7010万元，其中申请上级资金5600万元，县级配套1410万元",
            "以上4个项目总投资7100万元，其中申请上级资金5600万元，县级配套1500万元",
          ],
        ],
        says: ["4300", "7100"],
      },
      {
        plan: "chagan",
        edits: [["县级配套1410万元", "县级配套1140万元"]],
        says: ["5600", "7010"],
        codes: ["parts-and-total"],
      },
      {
        plan: "chagan",
        edits: [["2021—2022年\t620", "2019—2020年\t620"]],
        says: ["2019", "2025"],
        codes: ["project-finished"],
      },
      { plan: "qingtan", edits: [["合计建筑面积15.1万平方米", "合计建筑面积16.1万平方米"]], says: ["98000", "161000"] },
      {
        plan: "nandu",
        edits: [["三家医院共新增床位260张", "三家医院共新增床位290张"]],
        says: ["120", "290"],
        earlier: [],
        codes: ["parts-and-total"],
      },
      {
        plan: "nandu",
        edits: [
          ["4800 | 4000", "4000 | 4800"],
          ["28000 | 27200", "27200 | 28000"],
        ],
        says: ["4800", "120"],
        earlier: [],
        codes: ["more-money-inside-than-in-all"],
      },
      { plan: "nandu", edits: [["| 28000 |", "| 28800 |"]], says: ["13200", "28800"], earlier: [] },
      {
        plan: "nandu",
        edits: [["2021—2022 | 1850", "2018—2020 | 1850"]],
        says: ["2018", "2025"],
        earlier: [],
        codes: ["project-finished"],
      },
      {
        plan: "ningfu",
        edits: [["2028—2029 | 1500", "2031—2032 | 1500"]],
        says: ["2031", "2030"],
        earlier: [],
        codes: ["project-outside-plan"],
      },
      {
        plan: "ningfu",
        edits: [["建筑面积1.8万平方米，床位120张", "建筑面积1.8万平方米，床位520张"]],
        says: ["7", "620"],
        earlier: [],
        codes: ["projects-overshoot"],
      },
      {
        plan: "shiliang",
        edits: [["规划实施重点项目4个", "规划实施重点项目6个"]],
        says: ["6", "4"],
        codes: ["projects-counted"],
      },
      { plan: "wuling", edits: [["投资34125万元", "投资31425万元"]], says: ["24800", "31425"] },
      {
        plan: "wuling",
        edits: [["2017—2018年，投资5200万元", "2013—2014年，投资5200万元"]],
        says: ["2013", "2020"],
        codes: ["project-finished"],
      },
    ],
  },
  {
    name: "third set: form and units",
    code: "misnumbered",
    variants: [
      {
        plan: "chagan",
        edits: [["每千人口注册护士数\t人\t2.84", "每千人口注册护士数\t%\t2.84"]],
        codes: ["unit-does-not-fit"],
      },
      {
        plan: "chagan",
        edits: [
          [
            "三、严格监测评估。县卫健委每年对规划执行情况进行监测，2023年开展中期评估，2025年开展终期评估。",
            "三、营造良好氛围。广泛宣传健康知识，引导农牧民养成健康生活方式。",
          ],
        ],
        says: ["0"],
        codes: ["no-monitoring"],
      },
      { plan: "chagan", edits: [["三、严格监测评估", "四、严格监测评估"]], says: ["2", "4"] },
      {
        plan: "chagan",
        edits: [["2023年前建成加强型P2实验室", "2020年前建成加强型P2实验室"]],
        says: ["2019", "2021"],
        codes: ["deadline-before-the-plan"],
      },
      {
        plan: "hepu",
        edits: [["到2027年，辖区二级以上医院", "到2025年，辖区二级以上医院"]],
        says: ["2025", "2026"],
        codes: ["deadline-before-the-plan"],
      },
      {
        plan: "qingtan",
        edits: [["免疫规划疫苗接种率\n\t", "免疫规划疫苗接种率、居民吸烟率\n\t"]],
        says: ["96.4", "97"],
        codes: ["two-indicators-in-one-row"],
      },
      {
        plan: "qingtan",
        edits: [
          [
            "以体制机制改革创新为动力。",
            "以体制机制改革创新为动力。加强出生缺陷综合防治，免费孕前优生健康检查目标人群覆盖率达到95%。",
          ],
        ],
        says: ["18", "140"],
        codes: ["repeated-sentence"],
      },
      { plan: "nandu", edits: [["3.信息惠民", "4.信息惠民"]], says: ["2", "4"], earlier: [] },
      {
        plan: "nandu",
        edits: [
          ["牵头单位：县卫健局；配合单位：县教育局、县妇联", "牵头单位：县卫生健康局；配合单位：县教育局、县妇联"],
        ],
        says: ["1", "4"],
        earlier: [],
        codes: ["department-two-names"],
      },
      {
        plan: "nandu",
        edits: [
          [
            "（三）监督评估。建立年度监测、中期评估和期末评估制度，评估报告报县人民政府。",
            "（三）宣传保障。加大宣传引导，营造良好氛围。",
          ],
        ],
        says: ["0"],
        earlier: [],
        codes: ["no-monitoring"],
      },
      {
        plan: "dongyuan",
        edits: [["到2017年，所有公立医院", "到2015年，所有公立医院"]],
        says: ["2015", "2016"],
        codes: ["deadline-before-the-plan"],
      },
      { plan: "dongyuan", edits: [["（三）推进综合改革", "（四）推进综合改革"]], says: ["2", "4"] },
      {
        plan: "shiliang",
        edits: [["婴儿死亡率：2020年3.12‰；2025年≤3‰", "婴儿死亡率：2020年3.12%；2025年≤3%"]],
        codes: ["unit-does-not-fit"],
      },
      { plan: "shiliang", edits: [["12.重点人群家庭医生签约率", "13.重点人群家庭医生签约率"]], says: ["11", "13"] },
      {
        plan: "shiliang",
        edits: [["9.居民健康素养水平：", "9.居民健康素养水平和成人吸烟率："]],
        says: ["17.4", "23"],
        codes: ["two-indicators-in-one-row"],
      },
    ],
  },
];
