/**
 * Number of single typing errors between two short texts: a character put in, left out or replaced, or two neighbours
 * swapped (optimal string alignment distance).
 */
export function typingErrors(a: string, b: string): number {
  const width = b.length + 1;
  const rows: number[][] = [Array.from({ length: width }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    const [above, before] = [rows[i - 1] as number[], rows[i - 2]];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + same);
      if (before !== undefined && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] as number;
}
