const CAPITALS = /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/u;
const CAMEL = /^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/u;
const SNAKE = /^[a-z0-9]+(?:_[a-z0-9]+)+$/u;

/**
 * A code of Amazon's that nobody has translated, as the words it is made of: "FURNITURE_ASSEMBLY" is
 * "Furniture assembly", "CreditCard" is "Credit card". Whatever is no such code stays as it came.
 */
export function codeWords(code: string): string {
  if (!(CAPITALS.test(code) || CAMEL.test(code) || SNAKE.test(code))) return code;
  const words = code
    .replaceAll(/([a-z])([A-Z])/gu, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
