/** First six and last two characters of an ID, the rest as stars; shorter texts are hidden whole. */
export function maskId(id: string): string {
  return id.length < 12 ? "*".repeat(id.length) : `${id.slice(0, 6)}${"*".repeat(id.length - 8)}${id.slice(-2)}`;
}

/** First three and last four digits of a phone number. */
export function maskPhone(phone: string): string {
  return phone.length < 9
    ? "*".repeat(phone.length)
    : `${phone.slice(0, 3)}${"*".repeat(phone.length - 7)}${phone.slice(-4)}`;
}

/** A Chinese name with its given name hidden but for the last character of names of three or more. */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length < 2) return "*".repeat(characters.length);
  const [first, last] = [characters[0] as string, characters.at(-1) as string];
  return characters.length === 2 ? `${first}*` : `${first}${"*".repeat(characters.length - 2)}${last}`;
}
