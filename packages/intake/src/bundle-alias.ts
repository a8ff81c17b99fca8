import { createHash } from "node:crypto";

interface Entry {
  readonly fullUrl?: unknown;
  readonly resource?: unknown;
}

/** Types that other resources point to by identifier. */
const BY_IDENTIFIER = new Set(["Patient", "Organization", "Location", "Practitioner"]);

/** The resource of a Bundle entry with an id: its own, that of its fullUrl, or one made from its content. */
export function resourceOfEntry(entry: unknown): unknown {
  const { fullUrl, resource } = (entry ?? {}) as Entry;
  if (typeof resource !== "object" || resource === null || "id" in resource) return resource;
  const id = typeof fullUrl === "string" ? (/([A-Za-z0-9.-]{1,64})$/.exec(fullUrl)?.[1] ?? null) : null;
  return id === null ? withContentId(resource) : { ...resource, id };
}

/** The same content always gets the same id, so that sending it again changes nothing. */
export function withContentId(resource: object): object {
  if ("id" in resource) return resource;
  const id = createHash("sha256").update(JSON.stringify(resource)).digest("hex").slice(0, 32);
  return { ...resource, id };
}

/** What other entries may call the resource of this one. */
export function aliasesOfEntry(entry: unknown): (readonly [alias: string, reference: string])[] {
  const { fullUrl } = (entry ?? {}) as Entry;
  const resource = resourceOfEntry(entry) as { readonly resourceType?: unknown; readonly id?: unknown } | undefined;
  if (typeof resource?.resourceType !== "string" || typeof resource.id !== "string") return [];
  const reference = `${resource.resourceType}/${resource.id}`;
  const aliases: [string, string][] = [];
  if (typeof fullUrl === "string" && fullUrl !== reference) aliases.push([fullUrl, reference]);
  const { identifier } = resource as { readonly identifier?: unknown };
  if (!BY_IDENTIFIER.has(resource.resourceType) || !Array.isArray(identifier)) return aliases;
  for (const each of identifier as ({ readonly system?: unknown; readonly value?: unknown } | null)[])
    if (typeof each?.value === "string")
      aliases.push([`${resource.resourceType}?identifier=${String(each.system ?? "")}|${each.value}`, reference]);
  return aliases;
}
