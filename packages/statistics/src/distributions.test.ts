import { expect, test } from "vitest";
import { negativeBinomialCdf, negativeBinomialQuantile, poissonCdf, poissonQuantile } from "./counts.ts";
import { fitCounts, predictLink } from "./glm.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { chiSquareCdf, studentTwoSided } from "./student.ts";

/** Reference values: R 4.2, seventeen digits. */
function agrees(value: number, expected: number): void {
  expect(Math.abs(value - expected) / Math.max(Math.abs(expected), 1e-300)).toBeLessThan(1e-11);
}

test("normal", () => {
  for (const [z, p] of [
    [-8, 6.220960574271785e-16],
    [-3.3, 0.00048342414238377744],
    [0.5, 0.691462461274013],
    [1.96, 0.9750021048517796],
    [5, 0.9999997133484281],
  ] as const)
    agrees(normalCdf(z), p);
  for (const [p, z] of [
    [1e-10, -6.361340902404056],
    [0.001, -3.090232306167813],
    [0.3, -0.5244005127080407],
    [0.975, 1.9599639845400536],
    [0.9999999, 5.199337582290662],
  ] as const)
    agrees(normalQuantile(p), z);
  expect(normalQuantile(0.5)).toBe(0);
});

test("counts", () => {
  for (const [k, mean, p] of [
    [0, 0.1, 0.9048374180359595],
    [3, 2.5, 0.7575761331330659],
    [100, 90, 0.8650998362387117],
    [1000, 1100, 0.001175230568136555],
  ] as const)
    agrees(poissonCdf(k, mean), p);
  for (const [k, size, probability, p] of [
    [3, 2.5, 0.3, 0.35219758590676714],
    [50, 10.5, 0.2, 0.7442736207618066],
    [0, 0.5, 0.9, 0.9486832980505138],
  ] as const)
    agrees(negativeBinomialCdf(k, size, probability), p);
  expect([poissonQuantile(0.95, 0.1), poissonQuantile(0.999, 50), poissonQuantile(0.5, 2.5)]).toEqual([1, 73, 2]);
  expect([
    negativeBinomialQuantile(0.95, 12.5, 6 / 7),
    negativeBinomialQuantile(0.999, 50.5, 0.5),
    negativeBinomialQuantile(0.5, 2.5, 0.1),
  ]).toEqual([5, 86, 19]);
});

test("t and chi-square", () => {
  agrees(studentTwoSided(2.1, 12), 0.05754493873495118);
  agrees(studentTwoSided(0.3, 3), 0.783763292039919);
  agrees(studentTwoSided(6, 40), 4.726455132788208e-7);
  agrees(chiSquareCdf(3.84, 1), 0.9499564787512947);
  agrees(chiSquareCdf(10, 12), 0.3840393451669369);
});

test("a weighted quasi-Poisson trend agrees with R's glm", () => {
  const response = [
    3, 2, 2, 2, 2, 2, 2, 4, 2, 3, 2, 4, 0, 3, 5, 1, 8, 3, 1, 10, 6, 10, 12, 4, 1, 2, 7, 10, 5, 6, 8, 1, 8, 8, 6, 5, 4,
    1, 15, 8,
  ];
  const fit = fitCounts({
    response,
    design: response.map((_, i) => [1, i + 1]),
    weights: response.map((_, i) => [1, 0.5, 2, 1.5][i % 4] ?? 1),
  });
  if (fit === null) throw new Error("the design is singular");
  const close = (value: number | undefined, expected: number) => expect((value ?? 0) / expected).toBeCloseTo(1, 6);
  close(fit.coefficients[0], 0.7768582066414801);
  close(fit.coefficients[1], 0.0363493601359454);
  close(fit.dispersion, 2.302220389443414);
  close(Math.sqrt((fit.unscaledCovariance[3] ?? 0) * fit.dispersion), 0.008711541637334586);
  close(fit.leverages[0], 0.05347007353764108);
  const { eta, unscaledError } = predictLink(fit, [1, 45]);
  close(Math.exp(eta), 11.162717297550888);
  close(Math.exp(eta) * unscaledError * Math.sqrt(fit.dispersion), 2.177235877624911);
});

test("a column that the others explain is singular, not a wrong answer", () => {
  expect(
    fitCounts({
      response: [1, 2, 3],
      design: [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
    }),
  ).toBeNull();
});
