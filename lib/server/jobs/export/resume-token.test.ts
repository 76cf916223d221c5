import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameOf, readResume, writeResume } from "./resume-token";

describe("resume token", () => {
  it("reads back what it was written from, and fits a URL as it is", () => {
    const ids = fc.array(fc.string(), { maxLength: 20 });
    const fingerprint = fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((bytes) => Buffer.from(bytes).toString("base64url"));
    const last = { at: fc.integer(), count: fc.nat(), fingerprint, ids: fc.option(ids) };
    const cursor = fc.record({
      rows: fc.nat(),
      total: fc.option(fc.nat()),
      fingerprint,
      last: fc.option(fc.record(last)),
    });
    const unwritten = fc.record({ count: fc.nat(), ids });
    fc.assert(
      fc.property(cursor, fc.string(), unwritten, (where, question, odd) => {
        const asOf = "2026-11-23T12:00:00.000Z";
        const point = { asOf, question, cursor: where, unwritten: odd };
        const token = writeResume(point);
        expect(encodeURIComponent(token)).toBe(token);
        expect(readResume(token)).toEqual(point);
      }),
    );
  });

  it.each(["", "x", "e30", Buffer.from('{"v":2}').toString("base64url")])(
    "does not read %j",
    (text) => {
      expect(readResume(text)).toBeNull();
    },
  );

  it("knows equal questions and keeps others apart", () => {
    const query = { marketplaceId: "ATVPDKIKX0DER", storeIds: ["A", "B"] };
    expect(nameOf({ ...query, storeIds: ["B", "A"] })).toBe(nameOf(query));
    expect(nameOf({ ...query, storeIds: ["A"] })).not.toBe(nameOf(query));
  });
});
