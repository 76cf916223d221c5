import fc from "fast-check";
import { encoded, malformedEncoding, nearMiss, oddText, prototypeName } from "./odd-text";

/** For each parameter of a route what it understands. */
export type ParameterValues = Readonly<Record<string, fc.Arbitrary<string>>>;

/** A URL may have about this many characters before node itself refuses the head of the request. */
const LONGEST = 12_000;

/**
 * The query of an address, with its "?": parameters that the route understands, nearly understands or
 * never heard of, some of them repeated, some not even encoded. Shrinks to no query.
 */
export function queryOf(parameters: ParameterValues): fc.Arbitrary<string> {
  const names = Object.keys(parameters);
  const known = names.length === 0 ? oddText : fc.constantFrom(...names);
  const pair = fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...pairsOf(parameters, (valid) => valid)) },
    { weight: 4, arbitrary: fc.oneof(...pairsOf(parameters, nearMiss)) },
    { weight: 2, arbitrary: fc.tuple(known.map(encoded), oddText.map(encoded)) },
    { weight: 2, arbitrary: fc.tuple(known.map(encoded), malformedEncoding) },
    { weight: 1, arbitrary: fc.tuple(nameNear(known), oddText.map(encoded)) },
  );
  const pairs = fc.array(pair, { maxLength: 4 });
  const repeated = fc
    .tuple(pairs, pair, fc.integer({ min: 2, max: 12 }))
    .map(([some, one, times]) => [...some, ...Array<[string, string]>(times).fill(one)]);
  // Where no parameter is known most queries would be refused for what they name, and nothing else be met.
  const none = names.length === 0 ? 20 : 0;
  return fc
    .oneof(
      { weight: 6, arbitrary: pairs },
      { weight: 1, arbitrary: repeated },
      { weight: none, arbitrary: fc.constant([]) },
    )
    .map(joined)
    .filter((query) => query.length <= LONGEST);
}

/** A comma list of up to `most` items, and sometimes of many more. */
export function listOf(item: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> {
  const some = fc.array(item, { minLength: 1, maxLength: 3 });
  const many = fc
    .tuple(item, fc.integer({ min: most - 1, max: most + 200 }))
    .map(([one, count]) => Array.from({ length: count }, (_, index) => `${one}${index}`));
  return fc
    .oneof({ weight: 5, arbitrary: some }, { weight: 1, arbitrary: many })
    .map((items) => items.join(","));
}

type Change = (valid: fc.Arbitrary<string>) => fc.Arbitrary<string>;

function pairsOf(parameters: ParameterValues, change: Change): fc.Arbitrary<[string, string]>[] {
  const pairs = Object.entries(parameters).map(([name, valid]) =>
    fc.tuple(fc.constant(name), change(valid).map(encoded)),
  );
  return pairs.length > 0 ? pairs : [fc.tuple(oddText.map(encoded), oddText.map(encoded))];
}

function nameNear(name: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const shapes = ["[]", "[0]", "[$ne]", "[__proto__]", ".length", "%00"];
  return fc.oneof(
    nearMiss(name).map(encoded),
    fc.tuple(name.map(encoded), fc.constantFrom(...shapes)).map(([text, shape]) => text + shape),
    prototypeName,
    malformedEncoding,
  );
}

function joined(pairs: readonly (readonly [string, string])[]): string {
  return pairs.length === 0 ? "" : `?${pairs.map((pair) => pair.join("=")).join("&")}`;
}
