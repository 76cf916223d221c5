import type { Address } from "./job";

/** Where the postal code stands before the town, as everywhere on Europe's continent. */
const CODE_FIRST = new Set("AT BE CH DE DK ES FI FR IT LU NL NO PL PT SE TR".split(" "));

/**
 * An address as one writes it in a line, without the name: what is absent is left out.
 * @param country the country in words; null: none is written
 */
export function addressLine(address: Address, country: string | null): string {
  const { addressLine1, addressLine2, addressLine3, district, city, stateOrRegion, postalCode } =
    address;
  const code = address.countryCode?.trim().toUpperCase() ?? "";
  const town = CODE_FIRST.has(code)
    ? [joined([postalCode, city], " "), stateOrRegion]
    : [city, joined([stateOrRegion, postalCode], " ")];
  return joined([addressLine1, addressLine2, addressLine3, district, ...town, country], ", ");
}

function joined(parts: readonly (string | null | undefined)[], by: string): string {
  return parts.flatMap((part) => part?.trim() || []).join(by);
}

/** A map of an address, which so is told to whoever draws the map. */
export function mapHref(line: string): string {
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(line)}`;
}

/** A telephone that calls a number; null for what holds no number. */
export function callHref(phone: string): string | null {
  // An extension is not dialled: it stands behind the number, after a word or an x.
  const [number = ""] = phone.split(/\s*(?:ext\.?|x|#|;)/iu);
  const digits = number.replaceAll(/[^\d+]/gu, "");
  return /\d{3}/u.test(digits) ? `tel:${digits}` : null;
}
