import type { FaultClass } from "./plant.ts";

/** Faults of counts: sums, shares, growth, means, subsets, quotas. */
export const countFaults: readonly FaultClass[] = [
  {
    name: "parts that do not make their total",
    code: "parts-and-total",
    variants: [
      {
        plan: "yunyi",
        edits: [["基层医疗卫生机构298个", "基层医疗卫生机构289个"]],
        says: ["303", "312"],
        at: ["289个"],
      },
      { plan: "yunyi", edits: [["工勤技能人员188人", "工勤技能人员108人"]], says: ["4040", "4120"], at: ["108人"] },
      { plan: "baiping", edits: [["诊所（医务室）640家", "诊所（医务室）460家"]], says: ["666", "846"], at: ["460家"] },
      { plan: "baiping", edits: [["二级医院9家", "二级医院6家"]], says: ["21", "24"], at: ["二级医院6家"] },
      {
        plan: "linyuan",
        edits: [["902张，占17.01%", "962张，占17.01%"]],
        says: ["962/5304", "18.14"],
        at: ["962张"],
        codes: ["share-does-not-fit"],
      },
      {
        plan: "shiliao",
        edits: [["其他卫生技术人员250人", "其他卫生技术人员205人"]],
        says: ["1380", "1425"],
        at: ["205人"],
      },
      {
        plan: "yunyi13",
        edits: [["基层医疗卫生机构752张", "基层医疗卫生机构572张"]],
        says: ["2306", "2486"],
        at: ["572张"],
      },
      { plan: "shiliao", edits: [["乡镇卫生院350张", "乡镇卫生院330张"]], says: ["1130", "1150"], at: ["330张"] },
    ],
  },
  {
    name: "parts larger than their total",
    code: "parts-exceed-total",
    variants: [
      { plan: "yunyi", edits: [["管理人员124人", "管理人员214人"]], says: ["4210", "4120"], at: ["214人"] },
      {
        plan: "shiliao",
        edits: [["其他卫生技术人员250人", "其他卫生技术人员280人"]],
        says: ["1455", "1425"],
        at: ["280人"],
      },
      { plan: "baiping", edits: [["门诊部92家", "门诊部129家"]], says: ["883", "846"], at: ["129家"] },
    ],
  },
  {
    name: "shares of a whole that do not make 100 %",
    code: "shares-not-whole",
    variants: [
      { plan: "qingxiu", edits: [["药品收入占29.8%", "药品收入占28.9%"]], says: ["99.1"], at: ["28.9%"] },
      { plan: "qingxiu", edits: [["医疗服务收入占32.6%", "医疗服务收入占36.2%"]], says: ["103.6"], at: ["36.2%"] },
      {
        plan: "nanji",
        edits: [
          ["区中医医院创建为", "65岁以上老年人中，健康的占31.5%，基本健康的占47.2%，不健康的占12.3%。区中医医院创建为"],
        ],
        says: ["91"],
        at: ["31.5%"],
      },
    ],
  },
  {
    name: "shares that do not fit their counts",
    code: "share-does-not-fit",
    variants: [
      {
        plan: "yunyi",
        edits: [["公立医院4个，占44.44%", "公立医院4个，占40.00%"]],
        says: ["44.44", "40"],
        at: ["40.00%"],
      },
      { plan: "linyuan", edits: [["成功率90.80%", "成功率98.00%"]], says: ["79", "87", "90.8"], at: ["98.00%"] },
      { plan: "shiliao", edits: [["9家，占81.82%", "9家，占90.00%"]], says: ["81.82", "90"], at: ["90.00%"] },
      {
        plan: "nanji",
        edits: [["负压救护车6辆，占25.00%", "负压救护车6辆，占33.33%"]],
        says: ["25", "33.33"],
        at: ["33.33%"],
      },
      { plan: "baiping", edits: [["管理率70.00%", "管理率79.00%"]], says: ["79"], at: ["79.00%"] },
      {
        plan: "baiping",
        edits: [["其中规范管理54000人", "其中规范管理51000人"]],
        says: ["70.83", "75"],
        at: ["51000人"],
      },
      { plan: "qingxiu", edits: [["签约居民14.6万人", "签约居民16.4万人"]], says: ["44.93", "40"], at: ["16.4万人"] },
      { plan: "shiliao", edits: [["健康档案22.5万份", "健康档案21.5万份"]], says: ["86", "90"], at: ["21.5万份"] },
      { plan: "linyuan", edits: [["合格率95.00%", "合格率97.00%"]], says: ["399", "420"], at: ["97.00%"] },
      { plan: "shiliao", edits: [["131家，占89.73%", "131家，占93.57%"]], says: ["89.73", "140"], at: ["93.57%"] },
      {
        plan: "qingxiu",
        edits: [["其中本科以上学历180人，占60.00%", "其中本科以上学历180人，占65.00%"]],
        says: ["60", "65"],
        at: ["65.00%"],
      },
    ],
  },
  {
    name: "growth that does not fit its ends",
    code: "growth-does-not-fit",
    variants: [
      { plan: "nanji", edits: [["增长18.28%", "增长28.18%"]], says: ["18.28", "28.18"], at: ["28.18%"] },
      {
        plan: "nanji",
        edits: [["全科医生增加55人", "全科医生由124人增加到179人，增加65人"]],
        says: ["55", "65"],
        at: ["65人"],
      },
      { plan: "baiping", edits: [["增长10.00%", "增长12.00%"]], says: ["10", "12"], at: ["12.00%"] },
      {
        plan: "linyuan",
        edits: [["9.1天降到8.3天", "9.1天降到8.3天，缩短1.8天"]],
        says: ["0.8", "1.8"],
        at: ["1.8天"],
      },
    ],
  },
  {
    name: "so many a year that do not make the sum of the years",
    code: "yearly-and-total",
    variants: [
      { plan: "shiliao", edits: [["五年共60名", "五年共80名"]], says: ["12", "60", "80"], at: ["80名"] },
      { plan: "qingxiu", edits: [["五年共选派100名", "五年共选派120名"]], says: ["100", "120"], at: ["120名"] },
      {
        plan: "yunyi",
        edits: [
          ["每万人口全科医生达到3.1人。", "每万人口全科医生达到3.1人，每年招聘医学毕业生40人，五年累计招聘240人。"],
        ],
        says: ["200", "240"],
        at: ["240人"],
      },
    ],
  },
  {
    name: "rates outside those of their parts",
    code: "mean-outside-parts",
    variants: [
      { plan: "yunyi", edits: [["病床使用率78.4%", "病床使用率88.4%"]], says: ["88.4", "86.1"], at: ["88.4%"] },
      { plan: "yunyi", edits: [["其中医院86.1%", "其中医院76.1%"]], says: ["78.4", "76.1"], at: ["76.1%"] },
      {
        plan: "qingxiu",
        edits: [
          [
            "适龄儿童免疫规划疫苗接种率保持在95%以上。\n公立",
            "适龄儿童免疫规划疫苗接种率保持在95%以上。居民健康素养水平24.5%，其中城镇居民22.8%，农村居民20.1%。\n公立",
          ],
        ],
        says: ["24.5", "22.8"],
        at: ["24.5%"],
      },
      {
        plan: "nanji",
        edits: [["全部医院病床使用率80.1%", "全部医院病床使用率69.5%"]],
        says: ["69.5", "70.8"],
        at: ["69.5%"],
      },
    ],
  },
  {
    name: "a mean that the sizes of its parts do not give",
    code: "mean-does-not-fit",
    variants: [
      {
        plan: "nanji",
        edits: [["全部医院病床使用率80.1%", "全部医院病床使用率86.3%"]],
        says: ["80.08", "86.3"],
        at: ["86.3%"],
      },
      { plan: "nanji", edits: [["床位1400张", "床位400张"]], says: ["84.72", "80.1"], at: ["床位400张"] },
      {
        plan: "yunyi",
        edits: [
          [
            "病床使用率78.4%，其中医院86.1%，基层医疗卫生机构61.0%。",
            "病床使用率75.0%，其中医院（床位2017张）86.1%，基层医疗卫生机构（床位813张）61.0%。",
          ],
        ],
        says: ["78.89", "75"],
        at: ["75.0%"],
      },
    ],
  },
  {
    name: "subsets larger than their set",
    code: "part-larger-than-whole",
    variants: [
      { plan: "qingxiu", edits: [["医养结合机构6家", "医养结合机构26家"]], says: ["26", "20"], at: ["26家"] },
      { plan: "nanji", edits: [["负压救护车6辆，占25.00%", "负压救护车36辆"]], says: ["36", "24"], at: ["36辆"] },
      {
        plan: "qingxiu",
        edits: [["本科以上学历180人，占60.00%", "本科以上学历380人"]],
        says: ["380", "300"],
        at: ["380人"],
      },
      {
        plan: "baiping",
        edits: [["其中规范管理19240人，规范管理率74.00%", "其中规范管理29240人"]],
        says: ["29240", "26000"],
        at: ["29240人"],
      },
      {
        plan: "nanji",
        edits: [["3	婴儿死亡率	‰	2.6", "3	婴儿死亡率	‰	4.6"]],
        says: ["4.6", "3.9"],
        at: ["婴儿死亡率"],
      },
      {
        plan: "yunyi",
        edits: [["二级医院3个、一级医院4个、未定级医院2个", "二级医院13个、一级医院4个、未定级医院2个"]],
        says: ["19", "9"],
        at: ["13个"],
        codes: ["parts-exceed-total"],
      },
    ],
  },
  {
    name: "more handled than accepted",
    code: "handled-more-than-accepted",
    variants: [
      { plan: "yunyi", edits: [["办结126件，办结率100%", "办结162件"]], says: ["162", "126"], at: ["162件"] },
      { plan: "linyuan", edits: [["调解成功79起，成功率90.80%", "调解成功97起"]], says: ["97", "87"], at: ["97起"] },
      { plan: "qingxiu", edits: [["按时办结318件", "按时办结328件"]], says: ["328", "318"], at: ["328件"] },
      { plan: "nanji", edits: [["合格245家，合格率98.00%", "合格265家"]], says: ["265", "250"], at: ["265家"] },
      {
        plan: "linyuan",
        edits: [["其中合格399户，合格率95.00%", "其中合格439户"]],
        says: ["439", "420"],
        at: ["439户"],
      },
    ],
  },
  {
    name: "quotas of one cohort that differ",
    code: "quotas-differ",
    variants: [
      {
        plan: "yunyi",
        edits: [["完成年度任务的101.50%", "完成年度任务的126.88%"]],
        says: ["10000", "8000"],
        at: ["126.88%"],
      },
      { plan: "qingxiu", edits: [["筛查率98.00%", "筛查率86.00%"]], says: ["2800", "3191"], at: ["86.00%"] },
      {
        plan: "shiliao",
        edits: [
          [
            "0—6岁儿童眼保健和视力检查覆盖率89.0%。",
            "0—6岁儿童眼保健和视力检查覆盖率89.0%。新生儿疾病筛查1940人，筛查率97%；新生儿听力筛查1960人，筛查率80%。",
          ],
        ],
        says: ["2000", "2450"],
        at: ["1960人"],
      },
    ],
  },
];
