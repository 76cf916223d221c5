import "server-only";

/** A repeatable source of chance: the same seed gives the same sequence on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Exponential delay around `mean`, never above eight times the mean. */
  delay(mean: number): number;
  digits(length: number): string;
  /** Upper-case letters and digits, as in Amazon's identifiers. */
  code(length: number): string;
  uuid(): string;
};

const CODE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const DIGITS = "0123456789";
const HEX = "0123456789abcdef";

/** mulberry32: small, fast and good enough for plausible data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  function text(alphabet: string, length: number): string {
    let result = "";
    for (let index = 0; index < length; index += 1) {
      result += alphabet.charAt(Math.floor(next() * alphabet.length));
    }
    return result;
  }

  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new RangeError("Cannot pick from an empty list");
      return items[Math.floor(next() * items.length)] as T;
    },
    delay: (mean) => Math.min(-Math.log(1 - next()) * mean, mean * 8),
    digits: (length) => text(DIGITS, length),
    code: (length) => text(CODE_ALPHABET, length),
    uuid: () =>
      `${text(HEX, 8)}-${text(HEX, 4)}-4${text(HEX, 3)}-a${text(HEX, 3)}-${text(HEX, 12)}`,
  };
}
