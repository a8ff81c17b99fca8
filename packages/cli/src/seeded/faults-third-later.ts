import type { FaultClass } from "./plant.ts";

/** The second half of the third set: values, rates, targets, projects and form. */
export const thirdFaultsLater: readonly FaultClass[] = [
  {
    name: "third set: one figure, two values",
    code: "two-values",
    variants: [
      {
        plan: "chagan",
        edits: [["居民健康素养水平提高到22%以上", "居民健康素养水平提高到24%以上"]],
        says: ["22", "24"],
        codes: ["two-targets"],
      },
      {
        plan: "hepu",
        edits: [["注册护士达到6.5人", "注册护士达到6.8人"]],
        says: ["6.5", "6.8"],
        codes: ["two-targets"],
      },
      {
        plan: "qingtan",
        edits: [["22所乡镇卫生院中，设置中医馆的13所，占59.09%", "24所乡镇卫生院中，设置中医馆的13所，占54.17%"]],
        says: ["24", "22"],
        codes: ["two-counts"],
      },
      { plan: "qingtan", edits: [["达到77.5岁", "达到77.8岁"]], says: ["77.5", "77.8"], codes: ["two-targets"] },
      {
        plan: "nandu",
        edits: [["比2015年提高9.4个百分点", "比2015年的12.2%提高7.4个百分点"]],
        says: ["12.2", "2015"],
        earlier: [],
        codes: ["differs-from-earlier-plan"],
      },
      {
        plan: "nandu",
        edits: [["农村自来水普及率 | % | 91.2 | 93 | 95", "农村自来水普及率 | % | 85.2 | 87 | 89"]],
        says: ["87", "2020"],
        earlier: [],
        codes: ["weaker-than-earlier-plan"],
      },
      {
        plan: "nandu",
        edits: [["2.40 | 2.7 | 2.9 | 〔0.5〕", "2.40 | 2.7 | 2.9 | 〔0.8〕"]],
        says: ["2.9", "0.8"],
        earlier: [],
        codes: ["growth-does-not-fit"],
      },
      {
        plan: "ningfu",
        edits: [["较2020年的78.0岁提高1.3岁", "较2020年的77.6岁提高1.7岁"]],
        says: ["77.6", "2020"],
        earlier: [],
        codes: ["differs-from-earlier-plan"],
      },
      {
        plan: "ningfu",
        edits: [["占26所乡镇卫生院的15.38%", "占28所乡镇卫生院的14.29%"]],
        says: ["28", "26"],
        earlier: [],
        codes: ["two-counts"],
      },
      {
        plan: "wuling",
        edits: [["5岁以下儿童死亡率（‰）\t16.25\t10.43", "5岁以下儿童死亡率（‰）\t16.25\t10.34"]],
        says: ["10.43", "10.34"],
      },
      {
        plan: "wuling",
        edits: [["注册护士达到2.4人", "注册护士达到2.6人"]],
        says: ["2.4", "2.6"],
        codes: ["two-targets"],
      },
    ],
  },
  {
    name: "third set: rates and ratios",
    code: "populations-differ",
    variants: [
      {
        plan: "chagan",
        edits: [["医护比为1:0.89", "医护比为1:0.98"]],
        says: ["176", "0.98"],
        codes: ["ratio-of-rates"],
      },
      {
        plan: "chagan",
        edits: [["死亡率为7.41‰", "死亡率为6.41‰"]],
        says: ["4", "6.41"],
        codes: ["share-does-not-fit"],
      },
      {
        plan: "chagan",
        edits: [["苏木镇卫生院远程诊疗覆盖率\t%\t54.55\t100", "苏木镇卫生院远程诊疗覆盖率\t%\t54.55\t95.5"]],
        says: ["90.91", "100"],
        codes: ["percentage-impossible"],
      },
      {
        plan: "hepu",
        edits: [["高、中、初级人员之比为3.0∶7.0∶10.0", "高、中、初级人员之比为3.0∶8.0∶10.0"]],
        says: ["486", "10"],
        codes: ["ratio-of-rates"],
      },
      { plan: "hepu", edits: [["居民年人均就诊15.0次", "居民年人均就诊13.0次"]], says: ["3735", "936923"] },
      {
        plan: "hepu",
        edits: [["检出率分别为5.00‰和1.48‰", "检出率分别为5.00‰和1.84‰"]],
        says: ["27", "1.84"],
        codes: ["share-does-not-fit"],
      },
      {
        plan: "qingtan",
        edits: [["出生人口性别比为108.33", "出生人口性别比为113.80"]],
        says: ["3718", "113.80"],
        codes: ["ratio-of-rates"],
      },
      { plan: "qingtan", edits: [["居民人均年诊疗5.6次", "居民人均年诊疗4.6次"]], says: ["326.48", "583000"] },
      {
        plan: "nandu",
        edits: [["报告发病率260.00/10万", "报告发病率206.00/10万"]],
        says: ["1157", "521000"],
        earlier: [],
      },
      {
        plan: "dongyuan",
        edits: [["孕产妇死亡率控制在31/10万以下", "孕产妇死亡率控制在20/10万以下"]],
        says: ["1", "10"],
        codes: ["one-event-breaks-target"],
      },
      {
        plan: "shiliang",
        edits: [
          ["省级卫生乡镇比例：2020年60.0%；2025年80%", "省级卫生乡镇比例：2020年60.0%；2025年85%"],
          ["省级卫生乡镇达到12个，占乡镇总数的80%；", "省级卫生乡镇继续增加；"],
        ],
        says: ["80", "100"],
        codes: ["percentage-impossible"],
      },
      {
        plan: "wuling",
        edits: [["下降到2015年的43.48/10万", "下降到2015年的34.48/10万"]],
        says: ["34.48", "10"],
        codes: ["two-values"],
      },
    ],
  },
  {
    name: "third set: targets",
    code: "weaker-than-baseline",
    variants: [
      { plan: "chagan", edits: [["成人吸烟率\t%\t29.4\t27.0", "成人吸烟率\t%\t29.4\t30.0"]], says: ["30.0", "2020"] },
      {
        plan: "chagan",
        edits: [["成人吸烟率\t%\t29.4\t27.0", "成人吸烟率\t%\t—\t27.0"]],
        says: ["1", "16"],
        codes: ["no-baseline"],
      },
      {
        plan: "hepu",
        edits: [
          ["每千人口托位数不低于5.0个", "每千人口托位数不低于4.3个"],
          ["托位数（个） | 4.1 | 4.7 | 5.0", "托位数（个） | 4.1 | 4.2 | 4.3"],
          ["到2030年每千人口托位数达到5.0个", "到2030年每千人口托位数达到4.3个"],
        ],
        says: ["4.3", "4.5"],
        codes: ["weaker-than-benchmark"],
      },
      {
        plan: "hepu",
        edits: [["居民健康素养水平（%） | 41.8 | 45.5 | 48", "居民健康素养水平（%） | 41.8 | 42.3 | 48"]],
        says: ["42.3", "60"],
        codes: ["pace-at-the-end"],
      },
      {
        plan: "hepu",
        edits: [
          ["糖尿病患者基层规范管理率（%） | 76.0 | 78.5 | 80", "糖尿病患者基层规范管理率（%） | 76.0 | 81.5 | 80"],
        ],
        says: ["80", "2028"],
        codes: ["weaker-than-mid-target"],
      },
      {
        plan: "hepu",
        edits: [["基层诊疗量占比（%） | 33.0 | 37 | 40 | 预期性", "基层诊疗量占比（%） | 33.0 | 37 | 40 | "]],
        says: ["1", "14"],
        codes: ["no-property"],
      },
      {
        plan: "qingtan",
        edits: [["每万人口全科医生数\n\t人\n\t1.10\n\t2", "每万人口全科医生数\n\t人\n\t2.10\n\t2"]],
        says: ["2", "2015"],
      },
      {
        plan: "qingtan",
        edits: [
          ["乡镇卫生院中医馆设置率\n\t%\n\t59.09\n\t100", "乡镇卫生院中医馆设置率\n\t%\n\t59.09\n\t达到国家要求"],
        ],
        says: ["1", "15"],
        codes: ["no-number"],
      },
      {
        plan: "qingtan",
        edits: [
          ["每千人口注册护士数\n\t人\n\t2.04\n\t2.9", "每千人口注册护士数\n\t人\n\t2.04\n\t5.9"],
          ["注册护士数达到2.9人，医护比达到1:1.16", "注册护士数达到5.9人，医护比达到1:2.36"],
        ],
        says: ["5.9", "23.7"],
        codes: ["growth-unlikely"],
      },
      {
        plan: "nandu",
        edits: [["≥68.5 | ≥70", "≥71.5 | ≥70"]],
        says: ["70", "2023"],
        earlier: [],
        codes: ["weaker-than-mid-target"],
      },
      {
        plan: "dongyuan",
        edits: [["出生人口性别比由113.2下降到110以下", "出生人口性别比由113.2下降到115以下"]],
        says: ["115", "2015"],
      },
      {
        plan: "ningfu",
        edits: [["居民健康素养水平 | % | 29.1 | 33.4 | 36 | 42", "居民健康素养水平 | % | 29.1 | 33.4 | 36 | 36"]],
        says: ["36"],
        earlier: [],
        codes: ["outlook-equals-target"],
      },
      {
        plan: "ningfu",
        edits: [["每千人口注册护士数 | 人 | 3.70 | 4.15 | 4.4", "每千人口注册护士数 | 人 | 3.70 | 3.8 | 4.4"]],
        says: ["3.8", "60"],
        earlier: [],
        codes: ["pace-at-the-end"],
      },
      {
        plan: "ningfu",
        edits: [["年均下降0.56个百分点以上", "年均下降0.2个百分点"]],
        says: ["50.8", "49"],
        earlier: [],
        codes: ["pace-misses-target"],
      },
      {
        plan: "wuling",
        edits: [
          [
            "每千常住人口床位达到4.8张、执业（助理）医师达到1.8人",
            "每千常住人口床位达到4.8张、执业（助理）医师达到1.6人",
          ],
          [
            "每千常住人口执业（助理）医师数（人）\t0.98\t1.40\t1.65\t1.8",
            "每千常住人口执业（助理）医师数（人）\t0.98\t1.40\t1.5\t1.6",
          ],
        ],
        says: ["1.6", "1.72"],
        codes: ["weaker-than-benchmark"],
      },
    ],
  },
];
