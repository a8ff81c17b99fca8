/**
 * What a screen changes of its own search: the parts in which what it asks for differs from what it shows. Put upon the
 * address as it then is, so that two changes in quick succession both stand.
 */
export function searchChange<Search extends object>(shown: Search, next: Search): Partial<Search> {
  const names = new Set([...Object.keys(shown), ...Object.keys(next)]) as Set<keyof Search>;
  const changed = [...names].filter((name) => shown[name] !== next[name]);
  return Object.fromEntries(changed.map((name) => [name, next[name]])) as Partial<Search>;
}
