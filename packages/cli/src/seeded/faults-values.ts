import type { FaultClass } from "./plant.ts";

/** One figure with two values: within the text, text and table, two tables, two plans, after conversion of units. */
export const valueFaults: readonly FaultClass[] = [
  {
    name: "two values within the text",
    code: "two-values",
    variants: [
      {
        plan: "shiliao",
        edits: [["累计建立居民电子健康档案", "2020年末全县常住人口26.0万人。累计建立居民电子健康档案"]],
        says: ["25", "26"],
        at: ["25.0万人", "26.0万人"],
      },
      {
        plan: "baiping",
        edits: [["由区卫生健康委牵头，区妇联参与。", "2025年全年出生人口9046人。由区卫生健康委牵头，区妇联参与。"]],
        says: ["9640", "9046"],
        at: ["9640人", "9046人"],
      },
      {
        plan: "qingxiu",
        edits: [["1.加强免疫规划管理", "1.2020年全市婴儿死亡率为3.12‰。加强免疫规划管理"]],
        says: ["3.21", "3.12"],
        at: ["3.21‰", "3.12‰"],
      },
      {
        plan: "yunyi13",
        edits: [["二、发展目标", "2015年全县婴儿死亡率为8.6‰，高于全市水平。\n二、发展目标"]],
        says: ["6.8", "8.6"],
        at: ["8.6‰"],
      },
      {
        plan: "linyuan",
        edits: [["与全省平均水平相比", "2020年全区注册护士3624人。与全省平均水平相比"]],
        says: ["3264", "3624"],
        at: ["3624人"],
      },
    ],
  },
  {
    name: "one thing counted twice",
    code: "two-counts",
    variants: [
      {
        plan: "shiliao",
        edits: [["146家村卫生室中，公有产权131家，占89.73%", "148家村卫生室中，公有产权131家，占88.51%"]],
        says: ["146", "148"],
        at: ["148家"],
      },
      {
        plan: "nanji",
        edits: [["推进区人民医院门诊楼改扩建", "全区现有公立医院4家、民营医院16家。推进区人民医院门诊楼改扩建"]],
        says: ["14", "16"],
        at: ["民营医院16家"],
      },
      {
        plan: "qingxiu",
        edits: [
          ["1.推进紧密型医共体建设", "1.全市17所乡镇卫生院、5所社区卫生服务中心加入医共体。推进紧密型医共体建设"],
        ],
        says: ["14", "17"],
        at: ["17所乡镇卫生院"],
      },
      {
        plan: "baiping",
        edits: [["改造社区卫生服务中心15家", "改造社区卫生服务中心51家"]],
        says: ["15", "51"],
        at: ["51家"],
      },
    ],
  },
  {
    name: "two targets within the text",
    code: "two-targets",
    variants: [
      {
        plan: "qingxiu",
        edits: [["1.加强免疫规划管理", "1.到2025年，婴儿死亡率控制在3.5‰以内。加强免疫规划管理"]],
        says: ["3", "3.5"],
        codes: ["two-targets", "weaker-than-stated"],
        at: ["3.0‰", "3.5‰"],
      },
      {
        plan: "qingxiu",
        edits: [["2.每年选派20名", "2.到2025年，每万人口全科医生数达到4人。每年选派20名"]],
        says: ["3.2", "4"],
        at: ["达到4人"],
      },
      {
        plan: "shiliao",
        edits: [["（三）做好重点人群健康管理。", "（三）做好重点人群健康管理。到2025年，县域内就诊率达到92%以上。"]],
        says: ["90", "92"],
        at: ["92%"],
        codes: ["two-targets"],
      },
    ],
  },
  {
    name: "two values in text and table",
    code: "two-values",
    variants: [
      {
        plan: "yunyi",
        edits: [["提高到2020年的76.8岁", "提高到2020年的77.6岁"]],
        says: ["76.8", "77.6"],
        at: ["77.6岁"],
      },
      {
        plan: "yunyi",
        edits: [["高血压患者规范管理率达到68.2%", "高血压患者规范管理率达到62.8%"]],
        says: ["68.2", "62.8"],
        at: ["62.8%"],
      },
      {
        plan: "linyuan",
        edits: [["5岁以下儿童死亡率为3.27‰", "5岁以下儿童死亡率为3.43‰"]],
        says: ["3.27", "3.43"],
        at: ["3.43‰"],
      },
      {
        plan: "nanji",
        edits: [["平均反应时间为13.5分钟", "平均反应时间为15.3分钟"]],
        says: ["13.5", "15.3"],
        at: ["15.3分钟"],
      },
      { plan: "nanji", edits: [["我区为66.7%", "我区为67.6%"]], says: ["66.7", "67.6"], at: ["67.6%"] },
      {
        plan: "nanji",
        edits: [["婚前医学检查率为74.5%", "婚前医学检查率为75.4%"]],
        says: ["74.5", "75.4"],
        at: ["75.4%"],
      },
      { plan: "yunyi13", edits: [["婴儿死亡率6.8‰", "婴儿死亡率8.6‰"]], says: ["6.8", "8.6"], at: ["8.6‰"] },
    ],
  },
  {
    name: "two targets in text and table",
    code: "two-targets",
    variants: [
      {
        plan: "yunyi",
        edits: [["居民健康素养水平达到25%", "居民健康素养水平达到28%"]],
        says: ["25", "28"],
        at: ["28%"],
      },
      {
        plan: "linyuan",
        edits: [["每千常住人口床位达到7.2张", "每千常住人口床位达到7.5张"]],
        says: ["7.2", "7.5"],
        at: ["7.5张"],
      },
      {
        plan: "linyuan",
        edits: [["糖尿病患者规范管理率2025年达到70%以上", "糖尿病患者规范管理率2025年达到75%以上"]],
        says: ["70", "75"],
        at: ["75%"],
      },
      {
        plan: "baiping",
        edits: [["到2028年居民健康素养水平达到39%", "到2028年居民健康素养水平达到41%"]],
        says: ["39", "41"],
        at: ["41%"],
      },
      {
        plan: "nanji",
        edits: [["分别达到71%以上和70%以上", "分别达到75%以上和70%以上"]],
        says: ["71", "75"],
        at: ["75%"],
      },
      { plan: "nanji", edits: [["缩短到12分钟以内", "缩短到10分钟以内"]], says: ["10", "12"], at: ["10分钟"] },
      {
        plan: "linyuan",
        edits: [["分别控制在2.2‰和3.1‰以内", "分别控制在2.2‰和3.5‰以内"]],
        says: ["3.1", "3.5"],
        at: ["3.5‰"],
      },
    ],
  },
  {
    name: "two values in two tables",
    code: "two-values",
    variants: [
      { plan: "nanji", edits: [["77.6	79.1", "77.6	79.9"]], says: ["79.1", "79.9"], at: ["79.9"] },
      {
        plan: "baiping",
        edits: [["| 36.5 | 39 | 42 |", "| 36.5 | 40 | 42 |"]],
        says: ["39", "40"],
        codes: ["two-targets"],
      },
      {
        plan: "baiping",
        edits: [["| 82.3 | 82.8 | 83.2 |", "| 82.3 | 82.8 | 83.5 |"]],
        says: ["83.2", "83.5"],
        codes: ["two-targets"],
      },
      {
        plan: "baiping",
        edits: [["| 52.6 | 54 | 56 |", "| 52.6 | 54 | 58 |"]],
        says: ["56", "58"],
        codes: ["two-targets"],
      },
    ],
  },
  {
    name: "a table of counts and the text",
    code: "two-values",
    variants: [
      {
        plan: "nanji",
        edits: [["床位数（张）	2976	3520", "床位数（张）	2976	3250"]],
        says: ["3520", "3250"],
        at: ["3250"],
      },
      {
        plan: "nanji",
        edits: [["注册护士数（人）	1550	2048", "注册护士数（人）	1505	2048"]],
        says: ["1550", "1505"],
        at: ["1505"],
      },
      {
        plan: "nanji",
        edits: [
          ["执业（助理）医师由1488人增加到1792人，增长20.43%", "执业（助理）医师由1488人增加到1892人，增长27.15%"],
        ],
        says: ["1792", "1892"],
        at: ["1892人"],
      },
    ],
  },
  {
    name: "another value than the plan before it printed",
    code: "differs-from-earlier-plan",
    variants: [
      {
        plan: "yunyi",
        edits: [["由2015年的75.2岁", "由2015年的75.8岁"]],
        earlier: [],
        says: ["75.2", "75.8"],
        at: ["75.8岁"],
      },
      {
        plan: "yunyi",
        edits: [["婴儿死亡率为4.07‰", "婴儿死亡率由2015年的7.9‰下降到4.07‰"]],
        earlier: [],
        says: ["6.8", "7.9"],
        at: ["7.9‰"],
      },
      {
        plan: "yunyi",
        edits: [
          ["每千人口医疗卫生机构床位数5.50张。", "每千人口医疗卫生机构床位数由2015年的4.50张提高到2020年的5.50张。"],
        ],
        earlier: [],
        says: ["4.8", "4.5"],
        at: ["4.50张"],
      },
    ],
  },
  {
    name: "two values after conversion of units",
    code: "two-values",
    variants: [
      {
        plan: "yunyi",
        edits: [["婴儿死亡率控制在3.6‰以内", "婴儿死亡率控制在0.42%以内"]],
        says: ["3.6", "0.42"],
        codes: ["two-targets"],
      },
      {
        plan: "nanji",
        edits: [["120急救平均反应时间为", "孕产妇死亡率为1.42/万。120急救平均反应时间为"]],
        says: ["11.2", "1.42"],
        at: ["1.42/万"],
      },
      {
        plan: "nanji",
        edits: [["（三）加强督导评估。", "（三）加强督导评估。2020年末全区常住人口660000人。"]],
        says: ["64", "660000"],
        at: ["660000人"],
      },
      {
        plan: "qingxiu",
        edits: [["1.加强免疫规划管理", "1.到2025年，5岁以下儿童死亡率控制在0.52%以内。加强免疫规划管理"]],
        says: ["4.2", "0.52"],
        codes: ["two-targets"],
      },
    ],
  },
  {
    name: "one number, two units",
    code: "unit-in-text-and-table",
    variants: [
      {
        plan: "yunyi",
        edits: [["婴儿死亡率控制在3.6‰以内", "婴儿死亡率控制在3.6%以内"]],
        says: ["3.6‰", "3.6%"],
        at: ["3.6%"],
      },
      { plan: "baiping", edits: [["5岁以下儿童死亡率2.70‰", "5岁以下儿童死亡率2.70%"]], says: ["2.7"], at: ["2.70%"] },
      {
        plan: "linyuan",
        edits: [["孕产妇死亡率为16.34/10万", "孕产妇死亡率为16.34/万"]],
        says: ["16.34"],
        at: ["16.34/万"],
      },
      { plan: "yunyi13", edits: [["孕产妇死亡率62.4/10万", "孕产妇死亡率62.4‰"]], says: ["62.4"], at: ["62.4‰"] },
    ],
  },
  {
    name: "a sum of money that its projects do not make",
    code: "projects-and-total",
    variants: [
      { plan: "yunyi", edits: [["总投资5.035亿元", "总投资5.35亿元"]], says: ["50350", "53500"], at: ["5.35亿元"] },
      { plan: "shiliao", edits: [["总投资1.22亿元", "总投资1.32亿元"]], says: ["12200", "13200"], at: ["1.32亿元"] },
      { plan: "nanji", edits: [["合计			28000", "合计			26000"]], says: ["28000", "26000"], at: ["26000"] },
      {
        plan: "linyuan",
        edits: [["上述三个项目总投资10.60亿元", "上述三个项目总投资10.06亿元"]],
        says: ["106000", "100600"],
        at: ["10.06亿元"],
      },
      {
        plan: "nanji",
        edits: [["三个重大项目总投资2.80亿元", "三个重大项目总投资3.80亿元"]],
        says: ["28000", "38000"],
        at: ["3.80亿元"],
      },
    ],
  },
  {
    name: "so many projects announced, so many listed",
    code: "projects-counted",
    variants: [
      { plan: "yunyi", edits: [["规划建设重点项目4个", "规划建设重点项目6个"]], says: ["6", "4"], at: ["6个"] },
      { plan: "shiliao", edits: [["以上三个项目", "以上五个项目"]], says: ["5", "3"], at: ["五个项目"] },
      { plan: "linyuan", edits: [["上述三个项目", "上述四个项目"]], says: ["4", "3"], at: ["四个项目"] },
    ],
  },
];
