import type { FaultClass } from "./plant.ts";

/** Rates per head, ratios, whole numbers of events, units, names of rows, levels. */
export const rateFaults: readonly FaultClass[] = [
  {
    name: "rates per head that imply other populations",
    code: "populations-differ",
    variants: [
      { plan: "linyuan", edits: [["注册护士3264人", "注册护士3624人"]], says: ["906", "816"], at: ["3624人"] },
      { plan: "shiliao", edits: [["每千常住人口5.70人", "每千常住人口6.30人"]], says: ["226", "250"], at: ["6.30人"] },
      { plan: "qingxiu", edits: [["每千人口5.00张", "每千人口5.60张"]], says: ["325", "365"], at: ["5.60张"] },
      {
        plan: "yunyi",
        edits: [
          ["医疗卫生机构床位数5.50张", "医疗卫生机构床位数5.10张"],
          ["	5.50\n	5.9", "	5.10\n	5.9"],
        ],
        says: ["565", "524"],
        at: ["2882张"],
      },
      { plan: "linyuan", edits: [["全科医生265人", "全科医生365人"]], says: ["1123077", "816000"], at: ["365人"] },
      { plan: "yunyi13", edits: [["注册护士1036人", "注册护士1236人"]], says: ["618", "518"], at: ["1236人"] },
    ],
  },
  {
    name: "ratios that are not those of the rates",
    code: "ratio-of-rates",
    variants: [
      { plan: "yunyi", edits: [["医护比为1:1.12", "医护比为1:1.42"]], says: ["1.12", "1.42"], at: ["1:1.42"] },
      { plan: "qingxiu", edits: [["医护比1:1.25", "医护比1:1.50"]], says: ["1.25", "1.5"], at: ["1:1.50"] },
      {
        plan: "nanji",
        edits: [["全科医生增加55人。", "全科医生增加55人。医护比为1:1.31。"]],
        says: ["1.14", "1.31"],
        at: ["1:1.31"],
      },
      {
        plan: "baiping",
        edits: [["占47.36%。", "占47.36%。床护比为1:0.85。"]],
        says: ["0.64", "0.85"],
        at: ["1:0.85"],
      },
    ],
  },
  {
    name: "rates that no whole number of events gives",
    code: "rate-below-one-event",
    variants: [
      {
        plan: "linyuan",
        edits: [
          ["孕产妇死亡率为16.34/10万", "孕产妇死亡率为8.17/10万"],
          ["| 16.34 | 16.34 | ≤16.34 |", "| 8.17 | 16.34 | ≤16.34 |"],
        ],
        says: ["8.17", "6120"],
        codes: ["rate-below-one-event", "weaker-than-baseline"],
      },
      {
        plan: "baiping",
        edits: [
          ["孕产妇死亡率10.37/10万", "孕产妇死亡率5.19/10万"],
          ["| 10.37 | 10.37 | ≤10.37 |", "| 5.19 | 10.37 | ≤10.37 |"],
        ],
        says: ["5.19", "9640"],
        codes: ["rate-below-one-event", "weaker-than-baseline"],
      },
      {
        plan: "yunyi",
        edits: [
          ["婴儿死亡率为4.07‰", "婴儿死亡率为4.18‰"],
          ["	4.07\n", "	4.18\n"],
        ],
        says: ["4.18", "17.47"],
        codes: ["rate-of-no-whole-number"],
        at: ["4.18‰"],
      },
      {
        plan: "baiping",
        edits: [
          ["5岁以下儿童死亡率2.70‰", "5岁以下儿童死亡率2.64‰"],
          ["| 2.70 | ≤2.60", "| 2.64 | ≤2.60"],
        ],
        says: ["2.64"],
        missed: "25 deaths; so many leave room for a birth counted more or less",
        at: ["2.64‰"],
      },
      {
        plan: "linyuan",
        edits: [
          ["婴儿死亡率为2.29‰", "婴儿死亡率为2.36‰"],
          ["| 2.29 | ≤2.25", "| 2.36 | ≤2.25"],
        ],
        says: ["2.36"],
        codes: ["rate-of-no-whole-number"],
        at: ["2.36‰"],
      },
    ],
  },
  {
    name: "targets below one event",
    code: "one-event-breaks-target",
    variants: [
      {
        plan: "yunyi",
        edits: [
          ["孕产妇死亡率控制在24/10万以内", "孕产妇死亡率控制在20/10万以内"],
          ["	≤24\n", "	≤20\n"],
        ],
        says: ["23.92", "20"],
        at: ["≤20"],
      },
      {
        plan: "linyuan",
        edits: [["| ≤16.34 | 持续", "| ≤12 | 持续"]],
        says: ["16.34", "12"],
        at: ["≤12"],
        codes: ["one-event-breaks-target", "pace-at-the-end"],
      },
      {
        plan: "baiping",
        edits: [
          ["稳定在10.37/10万以下", "稳定在9/10万以下"],
          ["| 10.37 | ≤10.37 |", "| 10.37 | ≤9 |"],
        ],
        says: ["10.37", "9"],
        at: ["≤9"],
        codes: ["one-event-breaks-target", "pace-at-the-end"],
      },
    ],
  },
  {
    name: "percentages that no number of the units gives",
    code: "percentage-impossible",
    variants: [
      {
        plan: "qingxiu",
        edits: [["其中达到服务能力基本标准的乡镇卫生院10所，占71.43%", "达到服务能力基本标准的乡镇卫生院占75.00%"]],
        says: ["71.43", "78.57"],
        at: ["75.00%"],
      },
      {
        plan: "nanji",
        edits: [["8家社区卫生服务中心中有7家设立中医馆，占87.50%", "8家社区卫生服务中心中，设立中医馆的占90.00%"]],
        says: ["87.5", "100"],
        at: ["90.00%"],
      },
      {
        plan: "shiliao",
        edits: [["11家乡镇卫生院中，设立中医馆的9家，占81.82%", "11家乡镇卫生院中，设立中医馆的占80.00%"]],
        says: ["72.73", "81.82"],
        at: ["80.00%"],
      },
      {
        plan: "linyuan",
        edits: [
          ["，其中2家设立老年医学科，占40.00%", "，设立老年医学科的占45.00%"],
          ["| 40 | 60 | 80 |", "| 45 | 60 | 80 |"],
        ],
        says: ["40", "60"],
        at: ["45.00%"],
      },
    ],
  },
  {
    name: "units that do not fit",
    code: "unit-does-not-fit",
    variants: [
      {
        plan: "yunyi",
        edits: [["	人均预期寿命\n	岁", "	人均预期寿命\n	%"]],
        at: ["人均预期寿命"],
        codes: ["unit-in-text-and-table"],
      },
      { plan: "nanji", edits: [["每千人口注册护士数	人", "每千人口注册护士数	%"]], at: ["每千人口注册护士数"] },
      { plan: "linyuan", edits: [["公立医院平均住院日 | 天", "公立医院平均住院日 | %"]], at: ["平均住院日"] },
      { plan: "nanji", edits: [["孕产妇死亡率	/10万", "孕产妇死亡率	%"]], at: ["孕产妇死亡率"] },
      { plan: "baiping", edits: [["居民健康素养水平（%）", "居民健康素养水平（人）"]], at: ["居民健康素养水平"] },
      {
        plan: "linyuan",
        edits: [["糖尿病患者规范管理率 | %", "糖尿病患者规范管理率 | ‰"]],
        at: ["糖尿病患者规范管理率"],
        codes: ["unit-in-text-and-table"],
      },
    ],
  },
  {
    name: "units printed twice",
    code: "unit-doubled",
    variants: [
      { plan: "baiping", edits: [["每千人口床位数（张）", "每千人口床位数（张/千人）"]], at: ["每千人口床位数"] },
      {
        plan: "linyuan",
        edits: [["每万常住人口全科医生数 | 人 |", "每万常住人口全科医生数 | 人/万人 |"]],
        at: ["全科医生数"],
      },
      {
        plan: "yunyi",
        edits: [["孕产妇死亡率为47.85/10万", "孕产妇死亡率为47.85/10万/10万"]],
        at: ["47.85/10万/10万"],
      },
      {
        plan: "shiliao",
        edits: [["2020年5.2‰，2025年4.6‰", "2020年5.2%‰，2025年4.6‰"]],
        at: ["5.2%‰"],
        codes: ["unit-doubled"],
      },
    ],
  },
  {
    name: "one unit in two ways",
    code: "units-mixed",
    variants: [
      { plan: "yunyi", edits: [["	5岁以下儿童死亡率\n	‰", "	5岁以下儿童死亡率\n	1/1000"]], at: ["1/1000"] },
      { plan: "nanji", edits: [["5岁以下儿童死亡率	‰", "5岁以下儿童死亡率	/千"]], at: ["/千"] },
      {
        plan: "baiping",
        edits: [["2型糖尿病患者规范管理率（%）", "2型糖尿病患者规范管理率（百分比）"]],
        at: ["百分比"],
      },
    ],
  },
  {
    name: "two indicators in one row",
    code: "two-indicators-in-one-row",
    variants: [
      {
        plan: "nanji",
        edits: [["12	婚前医学检查率	", "12	婚前医学检查率、孕前优生健康检查率	"]],
        at: ["孕前优生健康检查率"],
      },
      {
        plan: "linyuan",
        edits: [["| 居民健康素养水平 |", "| 居民健康素养水平和经常参加体育锻炼人数比例 |"]],
        at: ["体育锻炼"],
      },
      {
        plan: "yunyi",
        edits: [
          ["	家庭医生签约服务覆盖率\n", "	家庭医生签约服务覆盖率、履约率\n"],
          ["，家庭医生签约服务覆盖率达到60%", ""],
        ],
        at: ["履约率"],
      },
    ],
  },
  {
    name: "figures of another level",
    code: "figure-of-another-level",
    variants: [
      {
        plan: "linyuan",
        edits: [["到2023年，二级以上医疗机构", "到2023年，全市二级以上医疗机构"]],
        at: ["全市二级以上"],
      },
      {
        plan: "yunyi",
        edits: [["到2025年，高血压患者规范管理率达到72%。", "到2025年，我市高血压患者规范管理率达到72%。"]],
        at: ["我市"],
      },
      {
        plan: "shiliao",
        edits: [["到2025年，省级卫生镇达到8个", "到2025年，全市省级卫生镇达到8个"]],
        at: ["全市省级卫生镇"],
      },
      {
        plan: "baiping",
        edits: [["到2028年居民健康素养水平达到39%", "到2028年全省居民健康素养水平达到39%"]],
        at: ["全省居民"],
      },
    ],
  },
  {
    name: "what the district does not have",
    code: "nothing-to-measure",
    variants: [
      {
        plan: "yunyi",
        edits: [
          ["	家庭医生签约服务覆盖率\n", "	三级公立医院电子病历达标率\n"],
          ["，家庭医生签约服务覆盖率达到60%", ""],
        ],
        at: ["三级公立医院"],
      },
      {
        plan: "shiliao",
        edits: [
          [
            "8.居民电子健康档案建档率：2020年90.00%，2025年93%。",
            "8.居民电子健康档案建档率：2020年90.00%，2025年93%；\n9.社区卫生服务中心标准化达标率：2020年60%，2025年90%。",
          ],
        ],
        at: ["社区卫生服务中心"],
      },
      {
        plan: "yunyi",
        edits: [["	15岁以上人群吸烟率\n", "	三级医院日间手术占择期手术比例\n"]],
        at: ["三级医院"],
        codes: ["nothing-to-measure", "weaker-than-baseline", "weaker-than-mid-target"],
      },
    ],
  },
];
