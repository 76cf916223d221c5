import "server-only";
import type { WireJob } from "@/lib/server/sp-api/wire";

const REMOVED = "[removed]";
const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/gu;
/** Seven digits and more, however they are spaced, but for Amazon's order numbers. */
const NUMBER = /\b\d{3}-\d{7}-\d{7}\b|\+?\d(?:[\s()./-]*\d){6,}/gu;
const ORDER = /^\d{3}-\d{7}-\d{7}$/u;
/** "of", "de" and single letters say nothing about anybody. */
const SHORTEST_WORD = 3;

/**
 * A reason without what must not stand in a record: this buyer's name, phone and street, and whatever
 * looks like a phone number or an e-mail address.
 */
export function scrubReason(reason: string, { buyer, serviceLocation }: WireJob): string {
  const address = serviceLocation?.address;
  const names = [buyer?.name, address?.name].flatMap((name) => name?.split(/\s+/u) ?? []);
  const streets = [address?.addressLine1, address?.addressLine2, address?.addressLine3];
  const words = [...streets, buyer?.name, address?.name, buyer?.phone, address?.phone, ...names]
    .map((word) => word?.trim() ?? "")
    .filter((word) => word.length >= SHORTEST_WORD)
    .toSorted((a, b) => b.length - a.length);
  const text = words.reduce(
    (rest, word) => rest.replaceAll(new RegExp(escaped(word), "giu"), REMOVED),
    reason,
  );
  return text
    .replaceAll(EMAIL, REMOVED)
    .replaceAll(NUMBER, (number) => (ORDER.test(number) ? number : REMOVED));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}
