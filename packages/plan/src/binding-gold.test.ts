import { readdirSync, readFileSync } from "node:fs";
import { parseDefinition } from "@kangyu/indicators";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type BindableIndicator, bindIndicators } from "./bind-indicators.ts";
import { plainName } from "./names.ts";
import { unitBetween } from "./unit-between.ts";

const catalogue = new URL("../../../catalogue/", import.meta.url);
const read = (file: string): unknown => parse(readFileSync(new URL(file, catalogue), "utf8"));

const indicators: BindableIndicator[] = readdirSync(new URL("indicators/", catalogue)).map((file) => {
  const parsed = parseDefinition(read(`indicators/${file}`));
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.problems)}`);
  return parsed.indicator;
});

interface Row {
  readonly key: string;
  readonly name: string;
  readonly unit: string | null;
}
const rowsOf = (plan: string) => (read(`plans/${plan}.yaml`) as { readonly rows: readonly Row[] }).rows;
const bindingOf = (name: string, unit: string | null) =>
  bindIndicators([{ name, unit }], indicators).bound[0]?.indicator ?? null;

/** What a person says each printed row of the five plans is, row by row; null: not to be bound without the planner. */
const SAME_EVERYWHERE = {
  "life-expectancy": "life-expectancy",
  "healthy-life-expectancy": "healthy-life-expectancy",
  "maternal-mortality": "maternal-mortality",
  "infant-mortality": "infant-mortality",
  "under-5-mortality": "under-5-mortality",
  "premature-mortality": "premature-mortality",
  "health-literacy": "health-literacy",
  smoking: "smoking-15",
  beds: "beds-per-1000",
  physicians: "physicians-per-1000",
  "traditional-physicians": "traditional-physicians-per-1000",
  nurses: "nurses-per-1000",
  pharmacists: "pharmacists-per-1000",
  "general-practitioners": "general-practitioners-per-10000",
  "public-health-staff": "public-health-staff-per-1000",
  "nursery-places": "nursery-places-per-1000",
  "out-of-pocket": "out-of-pocket-share",
  "maternal-care": "maternal-systematic-management",
  "hypertension-standard": "hypertension-standard-management",
  "primary-visits": "primary-visit-share",
} as const;

const GOLD: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  "longhu-13": {
    "vaccination-coverage": "vaccine-coverage-by-township",
    "diabetes-standard": "diabetes-standard-management",
    "child-care": "children-0-6-health-management",
    "tuberculosis-care": "tuberculosis-management-with-resistant",
    "elderly-care": "elderly-health-management",
    "public-hospital-beds": "public-hospital-beds-per-1000",
    "private-beds": "private-beds-per-1000",
    "physician-nurse-ratio": "physician-nurse-ratio",
    "staff-with-degree": "staff-with-degree",
    "primary-care-standard": "primary-institutions-built",
    "private-visits": "private-visit-share",
    "primary-traditional-medicine": "primary-institutions-traditional",
    "fifteen-minutes": "fifteen-minute-access",
    "eugenics-knowledge": "prenatal-knowledge",
    "birth-defect-screening": "birth-defect-free-screening",
    "sanitary-towns": "provincial-sanitary-towns-share",
    "sanitary-villages": "provincial-sanitary-villages-share",
    "public-health-funding": "basic-services-funding",
    "government-share": "government-share",
  },
  "longhu-14": {
    "salt-intake": "salt-intake",
    "vaccination-coverage": "vaccine-coverage-by-township",
    "hiv-prevalence": "hiv-prevalence",
    "tuberculosis-notified": "tuberculosis-incidence",
    "cardiovascular-mortality": "cardiovascular-mortality",
    "child-care": "under-7-health-management",
    "pre-pregnancy-examination": "pre-pregnancy-examination",
    "child-vision": "child-eye-care",
    "elderly-care": "elderly-health-management",
    "length-of-stay": "length-of-stay-tertiary",
    // Two indicators in one row.
    antibiotics: null,
    "traditional-therapies": null,
  },
  "shanting-14": {
    tuberculosis: "tuberculosis-incidence",
    "vaccination-coverage": "immunization-complete",
    "severe-mental-disorder": "severe-mental-management",
    // Adolescents only, as printed: the definition is of children and adolescents.
    myopia: null,
    "prenatal-screening": "prenatal-screening",
  },
  "kaiping-14": {
    // Printed in %, while 11.3 can only be per thousand.
    "blood-donation": null,
    "sanitary-cities": "sanitary-cities-share",
    myopia: "myopia-children",
    "geriatric-departments": "geriatric-departments",
    "ear-protection": "ear-protection",
  },
  "lianyun-14": {
    "sanitary-towns": "sanitary-townships-share",
    myopia: "myopia-children",
    "elderly-care": "elderly-community-service",
    "geriatric-departments": "geriatric-departments-public",
    "primary-care-standard": "primary-institutions-recommended",
    "health-industry": "health-industry-growth",
  },
};

test("121 rows of five plans: 117 bound as a person binds them, none wrongly, 4 left to the planner", () => {
  const tally = { right: 0, wrong: [] as string[], unbound: [] as string[], asGold: 0 };
  for (const [plan, own] of Object.entries(GOLD)) {
    const gold: Readonly<Record<string, string | null | undefined>> = { ...SAME_EVERYWHERE, ...own };
    const rows = rowsOf(plan);
    const { bound } = bindIndicators(rows, indicators);
    const idOf = new Map(bound.map(({ row, indicator }) => [row, indicator]));
    for (const row of rows) {
      const [is, should] = [idOf.get(row) ?? null, gold[row.key]];
      expect(should, `${plan} ${row.key} has no gold`).not.toBeUndefined();
      if (is === null) tally.unbound.push(`${plan} ${row.key}`);
      else if (is === should) tally.right += 1;
      else tally.wrong.push(`${plan} ${row.key}: ${is}`);
    }
  }
  expect(tally.wrong).toEqual([]);
  expect(tally.right).toBe(117);
  expect(tally.unbound).toEqual([
    "longhu-14 antibiotics",
    "longhu-14 traditional-therapies",
    "shanting-14 myopia",
    "kaiping-14 blood-donation",
  ]);
});

test("no two definitions answer to one name", () => {
  const names = indicators.flatMap(({ id, name, synonyms = [] }) =>
    [...new Set([name.zh, ...synonyms].map(plainName))].map((one) => ({ id, one })),
  );
  const twice = names.filter(({ one }, at) => names.findIndex((other) => other.one === one) !== at);
  expect(twice).toEqual([]);
});

test.each<[string, string | null, string | null]>([
  ["高血压患者管理率", "%", null],
  ["高血压患者健康管理率", "%", null],
  ["高血压患者规范管理人数", "人", null],
  ["糖尿病患者管理率", "%", null],
  ["居民平均预期寿命", "岁", "life-expectancy"],
  ["人均健康预期寿命", "岁", "healthy-life-expectancy"],
  ["健康期望寿命", "岁", "healthy-life-expectancy"],
  ["65岁平均预期寿命", "岁", null],
  ["5岁以下儿童死亡率", "%", null],
  ["6岁以下儿童死亡率", "‰", null],
  ["孕产妇死亡率", "‰", null],
  ["家庭医生签约服务覆盖率", "%", "family-doctor-coverage"],
  ["重点人群家庭医生签约服务覆盖率", "%", "family-doctor-key-groups"],
  ["艾滋病发病率", "/10万", null],
  ["艾滋病报告发病率", "/10万", null],
  ["严重精神障碍患者规范管理率", "%", "severe-mental-standard-management"],
  ["严重精神障碍患者管理率", "%", "severe-mental-management"],
  ["65岁以上老年人体检率", "%", null],
  ["注册护士", "人", null],
  ["注册护士", null, null],
  ["每万人口注册护士数", "人", null],
  ["注册护士", "人/万人口", "nurses-per-1000"],
  ["每千人口全科医生数", "人", null],
  ["全科医生", "人/千人口", "general-practitioners-per-10000"],
  ["每千人口医疗卫生机构床位数", "%", null],
  ["平均住院日", "天", "length-of-stay"],
  ["二级医院平均住院日", "天", null],
  ["国家卫生镇数量占比", "%", null],
])("%s (%s) is bound to %s", (name, unit, expected) => expect(bindingOf(name, unit)).toBe(expected));

test("per 1,000 and per 10,000 are converted, shares and counts never", () => {
  const doctors = { name: { zh: "每万人口全科医生数" }, unit: "人/万人口" };
  expect(unitBetween({ name: "全科医生", unit: "人/千人口" }, doctors)).toEqual({
    reason: "unit-converted",
    factor: 10,
  });
  expect(unitBetween({ name: "每万人口全科医生数", unit: "人" }, doctors)).toEqual({ reason: "same-unit", factor: 1 });
  expect(unitBetween({ name: "全科医生", unit: "人" }, doctors).reason).toBe("unit-differs");
  const mortality = { name: { zh: "婴儿死亡率" }, unit: "‰" };
  expect(unitBetween({ name: "婴儿死亡率", unit: "%" }, mortality)).toEqual({ reason: "unit-differs", factor: null });
});
