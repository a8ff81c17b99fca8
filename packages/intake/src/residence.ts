const PLACE = "https://kangyu.example/fhir/StructureDefinition/place";

interface Address {
  readonly extension?: readonly { readonly url?: unknown; readonly valueCode?: unknown }[];
  readonly [element: string]: unknown;
}

/**
 * Says of a Patient none of whose addresses is a place of ours that they live at `place`: the extension is added to
 * the first address, or an address is made. Everybody else, and every other resource, comes back unchanged.
 */
export function withPlace<T extends { readonly resourceType: string }>(
  resource: T,
  place: string,
  isPlace: (code: string) => boolean,
): T {
  if (resource.resourceType !== "Patient") return resource;
  const { address } = resource as { readonly address?: unknown };
  const addresses: readonly Address[] = Array.isArray(address) ? address : [];
  const known = addresses.some((each) =>
    each.extension?.some(({ url, valueCode }) => url === PLACE && typeof valueCode === "string" && isPlace(valueCode)),
  );
  if (known) return resource;
  const [first, ...others] = addresses;
  const extension = [
    ...(first?.extension ?? []).filter((each) => each.url !== PLACE),
    { url: PLACE, valueCode: place },
  ];
  return { ...resource, address: [{ ...first, extension }, ...others] };
}
