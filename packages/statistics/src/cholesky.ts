/**
 * Solves the symmetric positive definite system A·X = B by Cholesky factors. `a` is p×p by rows; returns the inverse
 * of A as p×p by rows, or null where A is singular to working precision (a column that the others explain).
 */
export function invertSymmetric(a: Float64Array, p: number): Float64Array | null {
  const lower = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * p + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * p + k] ?? 0) * (lower[j * p + k] ?? 0);
      if (i !== j) lower[i * p + j] = sum / (lower[j * p + j] ?? 1);
      else if (sum <= (a[i * p + i] ?? 0) * 1e-12) return null;
      else lower[i * p + i] = Math.sqrt(sum);
    }
  }
  return inverseOf(lower, p);
}

function inverseOf(lower: Float64Array, p: number): Float64Array {
  const inverse = new Float64Array(p * p);
  const column = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < p; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= (lower[i * p + k] ?? 0) * (column[k] ?? 0);
      column[i] = sum / (lower[i * p + i] ?? 1);
    }
    for (let i = p - 1; i >= 0; i--) {
      let sum = column[i] ?? 0;
      for (let k = i + 1; k < p; k++) sum -= (lower[k * p + i] ?? 0) * (inverse[k * p + j] ?? 0);
      inverse[i * p + j] = sum / (lower[i * p + i] ?? 1);
    }
  }
  return inverse;
}
