import type { FaultClass } from "./plant.ts";

/** A second set, in three further plans, written after the checks had been widened for the first and before they were run on it. */
export const secondFaults: readonly FaultClass[] = [
  {
    name: "second set: parts and totals",
    code: "parts-and-total",
    variants: [
      {
        plan: "lanting",
        edits: [["基层医疗卫生机构488家", "基层医疗卫生机构478家"]],
        says: ["514", "524"],
        at: ["478家"],
      },
      { plan: "lanting", edits: [["技师（士）586人", "技师（士）568人"]], says: ["9586", "9604"], at: ["568人"] },
      { plan: "fengwu", edits: [["村卫生室232所", "村卫生室223所"]], says: ["259", "268"], at: ["223所"] },
      { plan: "fengwu", edits: [["县级医院1365张", "县级医院1356张"]], says: ["2091", "2100"], at: ["1356张"] },
      {
        plan: "yanxi",
        edits: [["医技等其他人员625人", "医技等其他人员652人"]],
        says: ["3277", "3250"],
        at: ["652人"],
        codes: ["parts-exceed-total"],
      },
      {
        plan: "lanting",
        edits: [["社会办医院17家", "社会办医院15家"]],
        says: ["24", "26"],
      },
    ],
  },
  {
    name: "second set: shares and rates of counts",
    code: "share-does-not-fit",
    variants: [
      {
        plan: "lanting",
        edits: [["5586张，占全区的87.69%", "5586张，占全区的86.79%"]],
        says: ["87.69"],
        at: ["86.79%"],
      },
      { plan: "lanting", edits: [["按期答复率98.01%", "按期答复率99.10%"]], says: ["98.01"], at: ["99.10%"] },
      {
        plan: "lanting",
        edits: [["公立医院补助7.95亿元，占30.00%", "公立医院补助7.95亿元，占35.00%"]],
        says: ["30"],
        at: ["35.00%"],
      },
      {
        plan: "lanting",
        edits: [["设口腔科的有12家，占66.67%", "设口腔科的有13家，占66.67%"]],
        says: ["72.22"],
        at: ["13家"],
      },
      {
        plan: "fengwu",
        edits: [["卫生技术人员2590人，占84.09%", "卫生技术人员2590人，占88.09%"]],
        says: ["84.09"],
        at: ["88.09%"],
      },
      {
        plan: "fengwu",
        edits: [["占卫生技术人员的44.98%", "占卫生技术人员的49.48%"]],
        says: ["44.98"],
        at: ["49.48%"],
      },
      {
        plan: "fengwu",
        edits: [["完成20项，完成率90.91%", "完成20项，完成率95.24%"]],
        says: ["90.91", "21"],
        at: ["95.24%"],
      },
      {
        plan: "fengwu",
        edits: [["60岁以上人口9.1万人，占常住人口的26.00%", "60岁以上人口9.1万人，占常住人口的22.09%"]],
        says: ["26"],
        at: ["22.09%"],
      },
      {
        plan: "yanxi",
        edits: [["治愈362例，治愈率93.78%", "治愈362例，治愈率97.38%"]],
        says: ["93.78"],
        at: ["97.38%"],
      },
    ],
  },
  {
    name: "second set: growth and changes",
    code: "growth-does-not-fit",
    variants: [
      { plan: "lanting", edits: [["5320张增长19.74%", "5320张增长17.94%"]], says: ["19.74"], at: ["17.94%"] },
      { plan: "lanting", edits: [["79.85岁提高1.20岁", "79.85岁提高2.10岁"]], says: ["1.2"], at: ["2.10岁"] },
      { plan: "fengwu", edits: [["210.0万人次增长16.67%", "210.0万人次增长14.29%"]], says: ["16.67"], at: ["14.29%"] },
      { plan: "yanxi", edits: [["增加600张，增幅31.58%", "增加600张，增幅24.00%"]], says: ["31.58"], at: ["24.00%"] },
      { plan: "yanxi", edits: [["增加600张，增幅31.58%", "增加500张，增幅31.58%"]], says: ["600"], at: ["500张"] },
    ],
  },
  {
    name: "second set: means, subsets, outcomes, years",
    code: "mean-outside-parts",
    variants: [
      {
        plan: "lanting",
        edits: [["医院病床使用率82.3%", "医院病床使用率92.3%"]],
        says: ["92.3"],
        at: ["92.3%"],
        codes: ["mean-outside-parts", "two-values", "weaker-than-stated"],
      },
      { plan: "yanxi", edits: [["水质监测合格率94.2%", "水质监测合格率98.2%"]], says: ["98.2"], at: ["98.2%"] },
      { plan: "yanxi", edits: [["其中城区97.5%", "其中城区93.5%"]], says: ["93.5"], at: ["93.5%"] },
      {
        plan: "yanxi",
        edits: [["结案114起", "结案141起"]],
        says: ["141", "114"],
        codes: ["handled-more-than-accepted"],
      },
      {
        plan: "lanting",
        edits: [["其中按期答复1431件，按期答复率98.01%", "其中按期答复1641件"]],
        says: ["1641", "1460"],
        codes: ["part-larger-than-whole"],
      },
      {
        plan: "lanting",
        edits: [["其中转岗培训90名，占60.00%", "其中转岗培训190名"]],
        says: ["190", "150"],
        codes: ["part-larger-than-whole"],
      },
      {
        plan: "lanting",
        edits: [["5年累计引进50名", "5年累计引进60名"]],
        says: ["50", "60"],
        codes: ["yearly-and-total"],
      },
      { plan: "yanxi", edits: [["平均每年80名", "平均每年60名"]], says: ["400", "300"], codes: ["yearly-and-total"] },
    ],
  },
  {
    name: "second set: one figure, two values",
    code: "two-values",
    variants: [
      {
        plan: "lanting",
        edits: [
          ["期望寿命2020年达到81.05岁", "期望寿命2020年达到80.15岁"],
          ["较2015年的79.85岁提高1.20岁", "较2015年的79.85岁提高0.30岁"],
        ],
        says: ["80.15", "81.05"],
        at: ["80.15岁"],
      },
      {
        plan: "lanting",
        edits: [
          ["婴儿死亡率2.10‰，比2015年的2.75‰下降0.65个千分点", "婴儿死亡率2.01‰，比2015年的2.75‰下降0.74个千分点"],
        ],
        says: ["2.01", "2.1"],
        at: ["2.01‰"],
      },
      {
        plan: "lanting",
        edits: [["期望寿命力争达到82岁", "期望寿命力争达到83岁"]],
        says: ["82", "83"],
        at: ["83岁"],
        codes: ["two-targets"],
      },
      {
        plan: "lanting",
        edits: [["素养水平不低于40%", "素养水平不低于45%"]],
        says: ["40", "45"],
        codes: ["two-targets"],
      },
      { plan: "fengwu", edits: [["人均期望寿命79.4岁。2025年", "人均期望寿命78.4岁。2025年"]], says: ["79.4", "78.4"] },
      { plan: "fengwu", edits: [["县域内住院率86.40%", "县域内住院率84.60%"]], says: ["86.4", "84.6"] },
      {
        plan: "fengwu",
        edits: [["居民健康素养水平到2030年达到37%", "居民健康素养水平到2030年达到39%"]],
        says: ["37", "39"],
        codes: ["two-targets"],
      },
      { plan: "fengwu", edits: [["比例达到42%", "比例达到45%"]], says: ["42", "45"], codes: ["two-targets"] },
      {
        plan: "yanxi",
        edits: [["（三）加强人才建设。", "（三）加强人才建设。2015年末，全市常住人口65.2万人。"]],
        says: ["625000", "652000"],
        at: ["65.2万人"],
      },
      {
        plan: "lanting",
        edits: [["18家社区卫生服务中心全部设置口腔科", "21家社区卫生服务中心全部设置口腔科"]],
        codes: ["two-counts"],
        missed: "by 2025 there may be more",
      },
      {
        plan: "fengwu",
        edits: [
          [
            "15所乡镇卫生院中，到2030年12所达到推荐标准，占80.00%",
            "16所乡镇卫生院中，到2030年12所达到推荐标准，占75.00%",
          ],
        ],
        says: ["16", "15"],
        codes: ["two-counts"],
      },
      {
        plan: "lanting",
        edits: [["婴儿死亡率	‰	2.10", "婴儿死亡率	%	2.10"]],
        at: ["2.10"],
        codes: ["unit-in-text-and-table", "weaker-than-stated"],
      },
    ],
  },
  {
    name: "second set: rates",
    code: "populations-differ",
    variants: [
      {
        plan: "fengwu",
        edits: [["护士1155人", "护士1515人"]],
        says: ["350000"],
        codes: ["populations-differ", "ratio-of-rates"],
      },
      {
        plan: "lanting",
        edits: [["注册护士4410人", "注册护士4140人"]],
        says: ["920000"],
        codes: ["parts-and-total", "populations-differ"],
      },
      { plan: "yanxi", edits: [["每千常住人口4.00张", "每千常住人口4.60张"]], says: ["625000"] },
      { plan: "fengwu", edits: [["医护之比1:1.14", "医护之比1:1.41"]], says: ["1.14"], codes: ["ratio-of-rates"] },
      {
        plan: "fengwu",
        edits: [
          ["婴儿死亡率1.71‰", "婴儿死亡率1.93‰"],
          ["| 1.71 | ≤1.5", "| 1.93 | ≤1.5"],
        ],
        says: ["1.93"],
        codes: ["rate-of-no-whole-number"],
      },
      {
        plan: "yanxi",
        edits: [["控制在13.33/10万以内", "控制在12/10万以内"]],
        codes: ["one-event-breaks-target"],
        missed: "a plan without a table: births are held against its rows",
      },
      {
        plan: "lanting",
        edits: [
          ["18家社区卫生服务中心中，设口腔科的有12家，占66.67%", "18家社区卫生服务中心中，设口腔科的占70.00%"],
          ["%	66.67	100	100", "%	70	100	100"],
        ],
        says: ["66.67", "72.22"],
        codes: ["percentage-impossible"],
      },
    ],
  },
  {
    name: "second set: targets",
    code: "weaker-than-baseline",
    variants: [
      { plan: "lanting", edits: [["%	66	≥68	≥72", "%	66	≥64	≥72"]], says: ["66", "64"] },
      {
        plan: "yanxi",
        edits: [["婚检率达到85%以上", "婚检率达到80%以上"]],
        codes: ["weaker-than-stated"],
        missed: "a name too short to be read as an indicator (婚检率)",
      },
      { plan: "yanxi", edits: [["每千常住人口床位数达到4.8张", "每千常住人口床位数达到3.8张"]], says: ["3.8", "4"] },
      {
        plan: "lanting",
        edits: [["低于全市7.10张的平均水平", "低于全市7.60张的平均水平"]],
        says: ["7.6", "7.2"],
        codes: ["weaker-than-benchmark"],
      },
      {
        plan: "fengwu",
        edits: [["全省人均期望寿命80.1岁，比我县高0.7岁", "全省人均期望寿命81.1岁，比我县高1.7岁"]],
        says: ["81.1", "80.5"],
        codes: ["weaker-than-benchmark"],
      },
      { plan: "fengwu", edits: [["| 30.1 | 33 | 37 |", "| 30.1 | 31 | 37 |"]], says: ["13%"], codes: ["mid-off-path"] },
      {
        plan: "fengwu",
        edits: [["| 60.5 | 62.5 | 65 |", "| 60.5 | 66 | 65 |"]],
        says: ["66"],
        codes: ["weaker-than-mid-target"],
      },
      { plan: "lanting", edits: [["7.2	8.0", "7.2	7.2"]], says: ["7.2 = 7.2"], codes: ["outlook-equals-target"] },
      { plan: "lanting", edits: [["8.6	≤8	≤7", "8.6	稳中有降	≤7"]], codes: ["no-number"] },
      { plan: "fengwu", edits: [["| 27.0 | 26.3 | 25 |", "| - | 26.3 | 25 |"]], codes: ["no-baseline"] },
      { plan: "lanting", edits: [["0.70	预期性", "0.70	"]], codes: ["no-property"] },
    ],
  },
  {
    name: "second set: projects",
    code: "projects-and-total",
    variants: [
      { plan: "lanting", edits: [["合计				18.00", "合计				17.00"]], says: ["18", "17"] },
      { plan: "fengwu", edits: [["总投资2.15亿元", "总投资2.51亿元"]], says: ["21500", "25100"] },
      { plan: "yanxi", edits: [["合计			29000", "合计			28000"]], says: ["29000", "28000"] },
      {
        plan: "fengwu",
        edits: [["重点建设项目3项", "重点建设项目5项"]],
        says: ["5", "3"],
        codes: ["projects-counted"],
      },
      {
        plan: "lanting",
        edits: [["四个工程投资合计", "五个工程投资合计"]],
        says: ["5", "4"],
        codes: ["projects-counted"],
      },
      { plan: "yanxi", edits: [["2017-2019", "2013-2015"]], says: ["2015"], codes: ["project-finished"] },
      {
        plan: "fengwu",
        edits: [["2027—2029年建设", "2031—2033年建设"]],
        says: ["2031"],
        codes: ["project-outside-plan"],
      },
      {
        plan: "yanxi",
        edits: [
          ["7200	5200", "7200	7200"],
          ["29000	27000", "29000	29000"],
        ],
        says: ["7200"],
        codes: ["money-before-the-plan-inside-it"],
      },
      {
        plan: "lanting",
        edits: [["区妇幼保健院扩建工程，到2025年", "区妇幼保健院扩建工程、区中医医院改造工程，到2025年"]],
        at: ["区中医医院改造工程"],
        codes: ["project-named-once"],
      },
      {
        plan: "fengwu",
        edits: [
          [
            "建设县中医院康养中心，开展县人民医院外科大楼改造",
            "建设县中医院康养中心和县精神病医院新建项目，开展县人民医院外科大楼改造",
          ],
        ],
        at: ["县精神病医院新建项目"],
        codes: ["project-named-once"],
      },
      {
        plan: "fengwu",
        edits: [["新增床位180张", "新增床位280张"]],
        says: ["180", "280"],
        codes: ["project-beds-differ"],
      },
      {
        plan: "lanting",
        edits: [
          ["规划床位500张，新增床位500张", "新增床位50张"],
          ["新增床位700张左右", "新增床位250张左右"],
        ],
        says: ["250"],
        codes: ["projects-cannot-reach"],
      },
    ],
  },
  {
    name: "second set: form",
    code: "misnumbered",
    variants: [
      { plan: "fengwu", edits: [["### 三、数字健康", "### 四、数字健康"]], says: ["2 → 4"] },
      {
        plan: "lanting",
        edits: [["（四）公共卫生服务", "（三）公共卫生服务"]],
        at: ["公共卫生服务"],
        codes: ["misnumbered", "misnumbered"],
      },
      { plan: "yanxi", edits: [["3.疾病防控", "2.疾病防控"]], at: ["疾病防控"], codes: ["misnumbered", "misnumbered"] },
      {
        plan: "lanting",
        edits: [["2023年底前主体完工", "2019年底前主体完工"]],
        says: ["2019"],
        codes: ["deadline-before-the-plan"],
      },
      {
        plan: "fengwu",
        edits: [["2028年底前建成县域影像", "2024年底前建成县域影像"]],
        says: ["2024"],
        codes: ["deadline-before-the-plan"],
      },
      {
        plan: "fengwu",
        edits: [["到2027年，适龄儿童", "到2027年，全市适龄儿童"]],
        at: ["全市适龄儿童"],
        codes: ["figure-of-another-level"],
      },
      {
        plan: "lanting",
        edits: [
          ["居民健康素养水平	%	32.6", "居民健康素养水平、成人吸烟率	%	32.6"],
          ["；居民健康素养水平不低于40%", ""],
        ],
        codes: ["two-indicators-in-one-row"],
      },
      {
        plan: "yanxi",
        edits: [["严格督查考核，市卫生和计划生育局每年对规划实施情况开展评估并通报。", "不断改善群众就医感受。"]],
        codes: ["no-monitoring"],
      },
      {
        plan: "lanting",
        edits: [
          [
            "一、组织保障。各街道、各部门各负其责。",
            "一、组织保障。各街道、各部门各负其责。规划基期为2020年，规划期为2021—2025年，依据省、市卫生健康规划，制定本规划。为全面推进健康澜汀建设，依据省、市卫生健康规划，制定本规划。",
          ],
        ],
        codes: ["repeated-sentence"],
      },
    ],
  },
];
