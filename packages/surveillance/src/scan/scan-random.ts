export interface ScanRandom {
  /** Even in [0, 1). */
  next(): number;
}

/** A repeatable stream: sfc32 (Doty-Humphrey, PractRand), its state spread from seed and stream number. */
export function scanRandom(seed: number, stream: number): ScanRandom {
  let [a, b, c, counter] = [seed | 0, (seed / 4294967296) | 0, stream | 0, 1];
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 20; round++) step();
  return { next: () => step() / 4294967296 };
}
