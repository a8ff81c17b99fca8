import type { FaultClass } from "./plant.ts";

/** Targets that ask for less than there is, or that a table leaves out. */
export const targetFaults: readonly FaultClass[] = [
  {
    name: "weaker than the baseline",
    code: "weaker-than-baseline",
    variants: [
      {
        plan: "yunyi",
        edits: [
          ["	68.2\n	70\n	72\n", "	68.2\n	67\n	66\n"],
          ["达到72%。", "达到66%。"],
        ],
        says: ["68.2", "66"],
        at: ["高血压"],
        codes: ["weaker-than-baseline", "weaker-than-mid-target"],
      },
      { plan: "nanji", edits: [["3.9	≤3.6", "3.9	≤4.2"]], says: ["3.9", "4.2"], at: ["5岁以下"] },
      {
        plan: "shiliao",
        edits: [["2020年91.5%，2025年94%", "2020年91.5%，2025年90%"]],
        says: ["91.5", "90"],
        at: ["90%"],
      },
      {
        plan: "linyuan",
        edits: [["| 8.3 | 8.0 | 7.8 | 7.2 |", "| 8.3 | 8.3 | 8.8 | 7.2 |"]],
        says: ["8.3", "8.8"],
        codes: ["weaker-than-baseline", "weaker-than-mid-target"],
      },
      {
        plan: "qingxiu",
        edits: [["控制在150/10万以下", "控制在170/10万以下"]],
        says: ["158.4", "170"],
        codes: ["weaker-than-stated"],
        at: ["170/10万"],
      },
      {
        plan: "qingxiu",
        edits: [["每千人口床位数达到5.6张", "每千人口床位数达到4.8张"]],
        says: ["5", "4.8"],
        at: ["4.8张"],
      },
      {
        plan: "qingxiu",
        edits: [["婴儿死亡率控制在3.0‰以内", "婴儿死亡率控制在3.6‰以内"]],
        says: ["3.21", "3.6"],
        codes: ["weaker-than-stated"],
        at: ["3.6‰"],
      },
    ],
  },
  {
    name: "weaker than the mid-term target",
    code: "weaker-than-mid-target",
    variants: [
      { plan: "yunyi", edits: [["	18.6\n	22\n", "	18.6\n	26\n"]], says: ["26", "25"], at: ["健康素养"] },
      { plan: "linyuan", edits: [["| 64.8 | 67 |", "| 64.8 | 72 |"]], says: ["72", "70"], at: ["糖尿病"] },
      { plan: "baiping", edits: [["| 19.8 | 19 | 18 |", "| 19.8 | 17.5 | 18 |"]], says: ["17.5", "18"], at: ["吸烟"] },
    ],
  },
  {
    name: "weaker than the earlier plan asked for or reached",
    code: "weaker-than-earlier-plan",
    variants: [
      {
        plan: "yunyi",
        edits: [],
        earlier: [["居民健康素养水平	%	8.9	18", "居民健康素养水平	%	8.9	28"]],
        says: ["28", "22"],
        at: ["健康素养"],
      },
      { plan: "yunyi", edits: [], earlier: [["6.8	≤5	", "6.8	≤3	"]], says: ["3", "3.8"], at: ["婴儿死亡率"] },
      { plan: "yunyi", edits: [], earlier: [["33.7	30	", "33.7	26	"]], says: ["26", "28.2"], at: ["个人卫生支出"] },
    ],
  },
  {
    name: "carried over from the earlier plan",
    code: "carried-over",
    variants: [
      {
        plan: "yunyi",
        edits: [
          ["孕产妇系统管理率达到92.4%", "孕产妇系统管理率达到86.5%"],
          ["	92.4\n", "	86.5\n"],
        ],
        earlier: [],
        says: ["86.5"],
        at: ["孕产妇系统管理率"],
      },
      { plan: "yunyi", edits: [["	28.9\n", "	33.7\n"]], earlier: [], says: ["33.7"], at: ["个人卫生支出"] },
      { plan: "yunyi", edits: [["	25.8\n", "	28.4\n"]], earlier: [], says: ["28.4"], at: ["吸烟率"] },
    ],
  },
  {
    name: "weaker than a benchmark that the plan quotes",
    code: "weaker-than-benchmark",
    variants: [
      {
        plan: "nanji",
        edits: [["高血压患者规范管理率全国平均为60.8%", "高血压患者规范管理率全国平均为72.8%"]],
        says: ["72.8", "71"],
        at: ["72.8%"],
      },
      {
        plan: "qingxiu",
        edits: [["婴儿死亡率3.21‰，低于全国5.4‰的平均水平", "婴儿死亡率3.21‰，高于全国2.8‰的平均水平"]],
        says: ["2.8", "3"],
        at: ["2.8‰"],
      },
      {
        plan: "linyuan",
        edits: [["全科医生3.40人，高于我区0.15人", "全科医生4.40人，高于我区1.15人"]],
        says: ["4.4", "4"],
        at: ["4.40人"],
      },
      {
        plan: "yunyi",
        edits: [["2.提高慢性病管理水平。", "2.提高慢性病管理水平。按照省要求，到2025年居民健康素养水平达到28%以上。"]],
        says: ["28", "25"],
        at: ["28%"],
        codes: ["two-targets"],
      },
    ],
  },
  {
    name: "a mid-term target off the path",
    code: "mid-off-path",
    variants: [
      {
        plan: "linyuan",
        edits: [["| 6.50 | 6.9 | 7.2 |", "| 6.50 | 6.2 | 7.2 |"]],
        says: ["6.5", "6.2"],
        at: ["床位"],
        codes: ["weaker-than-baseline"],
      },
      {
        plan: "baiping",
        edits: [["| 61.3 | 66 | 70 |", "| 61.3 | 60 | 70 |"]],
        says: ["61.3", "60"],
        at: ["宫颈癌"],
        codes: ["weaker-than-baseline"],
      },
      {
        plan: "yunyi",
        edits: [["	25.8\n	24.2\n", "	25.8\n	26.5\n"]],
        says: ["25.8", "26.5"],
        at: ["吸烟率"],
        codes: ["weaker-than-baseline"],
      },
      { plan: "yunyi", edits: [["	41\n	52\n", "	41\n	46\n"]], says: ["26%"], at: ["家庭医生"] },
      { plan: "linyuan", edits: [["| 26.5 | 30 | 33 |", "| 26.5 | 28.3 | 33 |"]], says: ["28%"], at: ["健康素养"] },
      {
        plan: "baiping",
        edits: [
          ["| 35.2 | 39 | 42 |", "| 35.2 | 37.1 | 42 |"],
          ["| 36.5 | 39 | 42 |", "| 36.5 | 37.1 | 42 |"],
          ["水平达到39%", "水平达到37.1%"],
        ],
        says: ["28%"],
        at: ["健康素养"],
      },
    ],
  },
  {
    name: "growth nobody has managed",
    code: "growth-unlikely",
    variants: [
      {
        plan: "linyuan",
        edits: [
          ["注册护士达到4.70人", "注册护士达到9.40人"],
          ["| 4.00 | 4.40 | 4.70 | 5.50 |", "| 4.00 | 6.60 | 9.40 | 11 |"],
        ],
        says: ["4", "9.4"],
        at: ["注册护士"],
      },
      {
        plan: "shiliao",
        edits: [["2020年2.20人，2025年2.6人", "2020年2.20人，2025年5.6人"]],
        says: ["2.2", "5.6"],
        at: ["5.6人"],
      },
      { plan: "nanji", edits: [["2.80	3.5	", "2.80	7.9	"]], says: ["2.8", "7.9"], at: ["全科医生"] },
      {
        plan: "qingxiu",
        edits: [["每千人口执业（助理）医师数达到2.8人", "每千人口执业（助理）医师数达到6.8人"]],
        says: ["2.4", "6.8"],
        at: ["6.8人"],
      },
    ],
  },
  {
    name: "all the pace at the end",
    code: "pace-at-the-end",
    variants: [
      { plan: "yunyi", edits: [["	18.6\n	22\n", "	18.6\n	19.2\n"]], says: ["18.6", "19.2"], at: ["健康素养"] },
      { plan: "linyuan", edits: [["| 62 | 66 | 70 |", "| 62 | 63 | 70 |"]], says: ["62", "63", "70"], at: ["老年人"] },
      { plan: "baiping", edits: [["| 74.0 | 77 | 79 |", "| 74.0 | 74.5 | 79 |"]], says: ["74.5"], at: ["糖尿病"] },
    ],
  },
  {
    name: "an outlook that asks for no more",
    code: "outlook-equals-target",
    variants: [
      { plan: "linyuan", edits: [["| 33 | 45 |", "| 33 | 33 |"]], says: ["33 = 33"], at: ["健康素养"] },
      { plan: "linyuan", edits: [["| 7.2 | 7.8 |", "| 7.2 | 7.2 |"]], says: ["7.2 = 7.2"], at: ["床位"] },
      {
        plan: "linyuan",
        edits: [
          ["| 4.00 | 5.00 |", "| 4.00 | 4.00 |"],
          ["| ≥92 | ≥95 |", "| ≥92 | ≥92 |"],
        ],
        says: ["4.00 = 4.00", "≥92 = ≥92"],
        at: ["全科医生", "精神障碍"],
      },
    ],
  },
  {
    name: "no number",
    code: "no-number",
    variants: [
      { plan: "nanji", edits: [["11.2	≤10	", "11.2	持续下降	"]], says: ["1"], at: ["孕产妇死亡率"] },
      { plan: "yunyi", edits: [["	16.2\n	15.5\n", "	16.2\n	达到省要求\n"]], says: ["1"], at: ["过早死亡率"] },
      { plan: "baiping", edits: [["| 19.8 | 19 | 18 |", "| 19.8 | 19 | 逐步降低 |"]], says: ["1"], at: ["吸烟率"] },
    ],
  },
  {
    name: "no baseline",
    code: "no-baseline",
    variants: [
      { plan: "baiping", edits: [["| 19.8 | 19 | 18 |", "| — | 19 | 18 |"]], says: ["1"], at: ["吸烟率"] },
      { plan: "linyuan", edits: [["| 1.8 | 3.2 | 4.6 |", "| / | 3.2 | 4.6 |"]], says: ["1"], at: ["托位"] },
      { plan: "yunyi", edits: [["	41\n	52\n", "	——\n	52\n"]], says: ["1"], at: ["家庭医生"] },
    ],
  },
  {
    name: "no target",
    code: "no-target",
    variants: [
      { plan: "nanji", edits: [["5.8	≤5	", "5.8	—	"]], says: ["1"], at: ["次均费用"] },
      { plan: "baiping", edits: [["| 19.8 | 19 | 18 |", "| 19.8 | — | — |"]], says: ["1"], at: ["吸烟率"] },
      { plan: "yunyi13", edits: [["52.1	≥60	", "52.1		"]], says: ["1"], at: ["高血压"] },
    ],
  },
  {
    name: "no property",
    code: "no-property",
    variants: [
      { plan: "nanji", edits: [["5.8	≤5	预期性", "5.8	≤5	"]], says: ["1"], at: ["次均费用"] },
      { plan: "baiping", edits: [["| 18 | 预期性 |", "| 18 | |"]], says: ["1"], at: ["吸烟率"] },
      { plan: "yunyi13", edits: [["≥60	约束性", "≥60	"]], says: ["1"], at: ["高血压"] },
    ],
  },
];
