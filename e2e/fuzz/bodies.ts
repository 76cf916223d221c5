import fc from "fast-check";
import { nearMiss, oddText } from "./odd-text";

/** A body byte by byte: text in UTF-8, or each character one byte. */
export type FuzzBody = { text: string; encoding: "utf8" | "latin1"; contentType: string | null };

const JSON_TYPE = "application/json";

const CONTENT_TYPES = [
  ...[JSON_TYPE, "application/json; charset=utf-16", "APPLICATION/JSON", "text/plain", null, ""],
  ...[
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
  ],
  ...["application/xml", "application/json, text/html", "*/*", "application/problem+json"],
];

/** JSON that parses into surprises, and text that is nearly JSON. */
const SPECIAL = [
  ...["", "null", "[]", "{}", '""', "0", "true", "1e999", "-0", "NaN", "undefined", "{", '{"ids":'],
  ...['{"__proto__":{"ids":[]}}', '{"constructor":{"prototype":{}}}', '\ufeff{"ids":[]}', "{}{}"],
  ...['{"reason":"a","reason":{}}', '{"user":["x"]}', '{"ids":{"length":1}}', "[".repeat(3_000)],
  ...[
    '"\\ud800"',
    '{"reason":"\\u0000\\u0000\\u0000 and on"}',
    "reason=abc&user=x",
    "x".repeat(70_000),
  ],
];

const jsonText = fc.jsonValue({ stringUnit: "binary" }).map((value) => JSON.stringify(value));

/** Bodies around an object that the route understands: valid, nearly, of another shape, or no JSON. */
export function bodyAround(valid: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<FuzzBody> {
  const validText = valid.map((value) => JSON.stringify(value));
  const text = fc.oneof(
    { weight: 2, arbitrary: validText },
    { weight: 5, arbitrary: withOneFieldOdd(valid).map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: nearMiss(validText) },
    { weight: 2, arbitrary: jsonText },
    { weight: 2, arbitrary: fc.constantFrom(...SPECIAL) },
    { weight: 1, arbitrary: oddText },
  );
  return fc.record({
    text,
    encoding: fc.oneof(
      { weight: 9, arbitrary: fc.constant("utf8" as const) },
      { weight: 1, arbitrary: fc.constant("latin1" as const) },
    ),
    contentType: fc.oneof(
      { weight: 3, arbitrary: fc.constant(JSON_TYPE) },
      { weight: 1, arbitrary: fc.constantFrom(...CONTENT_TYPES) },
    ),
  });
}

/** A form as browsers send it, its fields valid or not. */
export function formOf(fields: Readonly<Record<string, fc.Arbitrary<string>>>) {
  const pairs = Object.entries(fields).map(([name, value]) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof({ weight: 3, arbitrary: value }, nearMiss(value), oddText),
    ),
  );
  return fc.subarray(pairs).chain((some) =>
    fc.tuple(...some).map(
      (entries): FuzzBody => ({
        text: new URLSearchParams(entries).toString(),
        encoding: "utf8",
        contentType: "application/x-www-form-urlencoded",
      }),
    ),
  );
}

/** One field of an object is anything that JSON can say, is gone, or one more stands beside it. */
function withOneFieldOdd(valid: fc.Arbitrary<Record<string, unknown>>) {
  const odd = fc.oneof(oddText, fc.jsonValue({ stringUnit: "binary" }));
  return fc
    .tuple(valid, fc.nat(), fc.nat({ max: 5 }), odd, oddText)
    .map(([value, which, how, other, name]) => {
      const names = Object.keys(value);
      const field = names[which % names.length] ?? "";
      if (how === 0) return { ...value, [name]: other };
      if (how > 1) return { ...value, [field]: other };
      return Object.fromEntries(Object.entries(value).filter(([one]) => one !== field));
    });
}
