import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRecordSplitter, joined } from "./record-splitter";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (piece: Uint8Array) => new TextDecoder().decode(piece);

function split(whole: Uint8Array, sizes: readonly number[], quotes: boolean) {
  const splitter = createRecordSplitter({ quotes });
  const records: string[] = [];
  let at = 0;
  for (const size of [...sizes, whole.length]) {
    records.push(...splitter.push(whole.subarray(at, at + size)).map(text));
    at += size;
  }
  return { records, rest: text(splitter.rest()) };
}

describe("createRecordSplitter", () => {
  it("keeps a line feed inside quotes in its record", () => {
    const { records } = split(bytes('a,"one\r\ntwo ""x""\n",b\r\nc,d\r\n'), [], true);
    expect(records).toEqual(['a,"one\r\ntwo ""x""\n",b\r\n', "c,d\r\n"]);
  });

  it("knows no quotes in JSON Lines", () => {
    expect(split(bytes('{"a":"\\""}\n{"b":1}\n'), [], false).records).toEqual([
      '{"a":"\\""}\n',
      '{"b":1}\n',
    ]);
  });

  it("keeps what has no line end", () => {
    expect(split(bytes("a\nb"), [], true)).toEqual({ records: ["a\n"], rest: "b" });
  });

  it("finds the same records wherever chunks are cut, also inside a character", () => {
    const cell = fc.stringMatching(/^[\p{L}"\n\r, ]{0,8}$/u);
    const quoted = cell.map((value) => `"${value.replaceAll('"', '""')}"`);
    const record = fc.array(quoted, { minLength: 1, maxLength: 3 }).map((cells) => `${cells}\r\n`);
    const cuts = fc.array(fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(fc.array(record), cuts, (records, sizes) => {
        expect(split(bytes(records.join("")), sizes, true)).toEqual({ records, rest: "" });
      }),
    );
  });

  it("does not keep hold of a buffer that its owner fills anew", () => {
    const splitter = createRecordSplitter({ quotes: true });
    const buffer = bytes("ab");
    splitter.push(buffer);
    buffer.fill(0);
    expect(splitter.push(bytes("c\n")).map(text)).toEqual(["abc\n"]);
  });
});

describe("joined", () => {
  it("puts pieces into one", () => {
    expect(text(joined([bytes("a"), bytes(""), bytes("bc")]))).toBe("abc");
  });
});
