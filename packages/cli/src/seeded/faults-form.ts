import type { FaultClass } from "./plant.ts";

/** Projects, dates, numbers of items, sentences, monitoring. */
export const formFaults: readonly FaultClass[] = [
  {
    name: "projects outside the plan's years",
    code: "project-outside-plan",
    variants: [
      { plan: "yunyi", edits: [["	2022-2025\n", "	2026-2028\n"]], says: ["2026", "2028"], at: ["县中医院迁建项目"] },
      {
        plan: "shiliao",
        edits: [
          ["建设年限为2022—2024年", "建设年限为2027—2029年"],
          ["，2024年底前投入使用", ""],
        ],
        says: ["2027"],
        at: ["业务楼"],
      },
      { plan: "qingxiu", edits: [["建设期限2022—2025年", "建设期限2026—2029年"]], says: ["2026"], at: ["妇幼保健院"] },
    ],
  },
  {
    name: "projects finished before the plan begins",
    code: "project-finished",
    variants: [
      {
        plan: "nanji",
        edits: [["区中医医院区域中医诊疗中心项目	2022-2025", "区中医医院区域中医诊疗中心项目	2019-2020"]],
        says: ["2019", "2020"],
        at: ["区域中医诊疗中心"],
      },
      { plan: "yunyi", edits: [["	2021-2022\n", "	2018-2020\n"]], says: ["2020"], at: ["实验室改造项目"] },
      { plan: "baiping", edits: [["| 续建 | 2025—2028 |", "| 续建 | 2022—2024 |"]], says: ["2024"], at: ["北岸医院"] },
      { plan: "qingxiu", edits: [["建设期限2021—2022年", "建设期限2019—2020年"]], says: ["2020"], at: ["信息平台"] },
    ],
  },
  {
    name: "money spent before the plan booked inside it",
    code: "money-before-the-plan-inside-it",
    variants: [
      {
        plan: "linyuan",
        edits: [["| 2021-2025 | 8.60 | 8.60 |", "| 2018-2022 | 8.60 | 8.60 |"]],
        says: ["2018"],
        at: ["滨江院区"],
      },
      {
        plan: "linyuan",
        edits: [["| 2022-2024 | 1.20 | 1.20 |", "| 2019-2022 | 1.20 | 1.20 |"]],
        says: ["2019"],
        at: ["精神卫生中心"],
      },
      {
        plan: "linyuan",
        edits: [["| 2021-2025 | 8.60 | 8.60 |", "| 2020-2023 | 8.60 | 8.60 |"]],
        says: ["2020"],
        at: ["滨江院区"],
      },
    ],
  },
  {
    name: "more money inside the plan than in all",
    code: "more-money-inside-than-in-all",
    variants: [
      {
        plan: "linyuan",
        edits: [
          ["| 1.20 | 1.20 |", "| 1.20 | 1.50 |"],
          ["| 10.60 | 10.30 |", "| 10.60 | 10.60 |"],
          ["投资10.30亿元", "投资10.60亿元"],
        ],
        says: ["1.5", "1.2"],
        at: ["精神卫生中心"],
      },
      {
        plan: "linyuan",
        edits: [
          ["| 0.80 | 0.50 |", "| 0.50 | 0.80 |"],
          ["| 10.60 | 10.30 |", "| 10.30 | 10.60 |"],
          ["上述三个项目总投资10.60亿元，其中“十四五”期间投资10.30亿元。", ""],
        ],
        says: ["0.8", "0.5"],
        at: ["托育"],
      },
      {
        plan: "linyuan",
        edits: [
          ["| 8.60 | 8.60 |", "| 8.60 | 9.60 |"],
          ["| 10.60 | 10.30 |", "| 10.60 | 11.30 |"],
          ["，其中“十四五”期间投资10.30亿元", ""],
        ],
        says: ["9.6", "8.6"],
        at: ["滨江院区"],
      },
    ],
  },
  {
    name: "projects named in one place only",
    code: "project-named-once",
    variants: [
      {
        plan: "yunyi",
        edits: [["实施乡镇卫生院能力提升工程，", "实施县妇幼保健院改扩建项目和乡镇卫生院能力提升工程，"]],
        at: ["县妇幼保健院改扩建项目"],
      },
      {
        plan: "linyuan",
        edits: [["启动区人民医院滨江院区建设工程，", "启动区人民医院滨江院区建设工程和区中医医院迁建工程，"]],
        at: ["区中医医院迁建工程"],
      },
      {
        plan: "baiping",
        edits: [["推进北岸医院二期工程、", "推进北岸医院二期工程、区妇幼保健院迁建工程、"]],
        at: ["区妇幼保健院迁建工程"],
      },
      { plan: "baiping", edits: [["、区急救中心新建工程和", "和"]], at: ["区急救中心新建工程"] },
    ],
  },
  {
    name: "projects that overshoot their indicator",
    code: "projects-overshoot",
    variants: [
      {
        plan: "yunyi",
        edits: [
          ["新增床位200张", "新增床位900张"],
          ["新增床位350张", "新增床位1050张"],
        ],
        says: ["1130"],
        at: ["900张"],
      },
      {
        plan: "shiliao",
        edits: [
          ["建设县人民医院医技综合楼，新增床位120张", "建设县人民医院医技综合楼，新增床位420张"],
          ["总投资6800万元，新增床位120张", "总投资6800万元，新增床位420张"],
        ],
        says: ["420"],
        at: ["420张"],
      },
      { plan: "nanji", edits: [["新增床位250张", "新增床位650张"]], says: ["730"], at: ["650张"] },
    ],
  },
  {
    name: "projects that cannot reach their indicator",
    code: "projects-cannot-reach",
    variants: [
      {
        plan: "linyuan",
        edits: [
          ["，新增床位500张", "，新增床位50张"],
          ["新增床位620张", "新增床位170张"],
        ],
        says: ["170"],
        at: ["50张"],
      },
      { plan: "nanji", edits: [["新增床位250张", "新增床位20张"]], says: ["100"], at: ["20张"] },
      {
        plan: "qingxiu",
        edits: [
          ["新增床位100张，", ""],
          ["新增床位120张", "新增床位60张"],
        ],
        missed: "a plan without a table: no row that asks for beds",
        says: ["60"],
        at: ["60张"],
      },
    ],
  },
  {
    name: "beds in the text that the projects do not make",
    code: "project-beds-differ",
    variants: [
      { plan: "linyuan", edits: [["全区新增床位620张", "全区新增床位720张"]], says: ["620", "720"], at: ["720张"] },
      { plan: "yunyi", edits: [["新增床位350张", "新增床位450张"]], says: ["350", "450"], at: ["450张"] },
      {
        plan: "shiliao",
        edits: [["建设县人民医院医技综合楼，新增床位120张", "建设县人民医院医技综合楼，新增床位150张"]],
        says: ["120", "150"],
        at: ["150张"],
      },
    ],
  },
  {
    name: "time limits that had passed",
    code: "deadline-before-the-plan",
    variants: [
      {
        plan: "qingxiu",
        edits: [["2022年底前完成预案修订", "2020年底前完成预案修订"]],
        says: ["2020"],
        at: ["2020年底前"],
      },
      { plan: "yunyi", edits: [["到2022年底前建成", "到2019年底前建成"]], says: ["2019"], at: ["2019年底前"] },
      { plan: "shiliao", edits: [["2024年底前投入使用", "2018年底前投入使用"]], says: ["2018"], at: ["2018年底前"] },
      {
        plan: "baiping",
        edits: [["到2028年居民健康素养水平达到39%", "到2024年居民健康素养水平达到39%"]],
        says: ["2024"],
        at: ["2024年"],
      },
    ],
  },
  {
    name: "a sentence printed twice",
    code: "repeated-sentence",
    variants: [
      {
        plan: "yunyi",
        edits: [
          [
            "（二）落实投入责任。",
            "（二）落实投入责任。县人民政府将规划实施纳入年度重点工作，各部门按照职责分工抓好落实。",
          ],
        ],
        at: ["纳入年度重点工作"],
      },
      {
        plan: "qingxiu",
        edits: [
          ["宣传规划实施的典型经验", "各镇（街道）、各有关部门要把卫生健康工作摆在重要位置。宣传规划实施的典型经验"],
        ],
        at: ["摆在重要位置"],
      },
      {
        plan: "shiliao",
        edits: [["（二）定向培养一批。", "（二）定向培养一批。0—6岁儿童眼保健和视力检查覆盖率达到92%以上。"]],
        missed: "shorter than 25 signs",
        at: ["视力检查"],
      },
    ],
  },
  {
    name: "numbers twice or left out",
    code: "misnumbered",
    variants: [
      { plan: "linyuan", edits: [["3. 关爱精神卫生", "4. 关爱精神卫生"]], says: ["2 → 4"], at: ["4.关爱"] },
      { plan: "qingxiu", edits: [["第三节  加强人才", "第四节  加强人才"]], says: ["2 → 4"], at: ["第四节"] },
      {
        plan: "yunyi",
        edits: [["（三）服务效率", "（四）服务效率"]],
        says: ["2 → 4"],
        at: ["服务效率"],
      },
      { plan: "nanji", edits: [["表3 南霁区", "表2 南霁区"]], says: ["2 → 2"], at: ["表2"] },
      { plan: "shiliao", edits: [["（二）推进爱国", "（一）推进爱国"]], at: ["推进爱国"], codes: ["misnumbered"] },
      {
        plan: "baiping",
        edits: [["## 四、重点工程", "## 三、重点工程"]],
        at: ["重点工程"],
        codes: ["misnumbered", "misnumbered"],
      },
      {
        plan: "qingxiu",
        edits: [["二是基层人才短缺；三是信息系统分散", "二是基层人才短缺；二是信息系统分散"]],
        says: ["2 → 2"],
        at: ["二是信息系统"],
      },
    ],
  },
  {
    name: "nothing about how the plan is watched",
    code: "no-monitoring",
    variants: [
      {
        plan: "yunyi",
        edits: [
          [
            "（三）强化监测评估。县卫生健康局会同有关部门开展年度监测、中期评估和终期评估，结果向社会公布。",
            "（三）加强宣传引导。结果向社会公布。",
          ],
        ],
      },
      {
        plan: "linyuan",
        edits: [
          [
            "区卫生健康委牵头建立规划实施监测评价机制，2023年开展中期评估，2025年开展总结评估，评估结果作为改进工作的重要依据。",
            "区卫生健康委统筹推进各项任务。",
          ],
        ],
      },
      {
        plan: "qingxiu",
        edits: [
          [
            "第三节  加强监督评估\n建立规划监测评估制度，对约束性指标实行年度通报，委托第三方开展中期评估。",
            "第三节  加强资金保障\n健全投入机制。",
          ],
        ],
      },
      {
        plan: "nanji",
        edits: [
          ["（三）加强督导评估。区卫生健康局每年对规划执行情况进行监测，2023年进行中期评估。", "（三）加强宣传引导。"],
        ],
      },
    ],
  },
];
