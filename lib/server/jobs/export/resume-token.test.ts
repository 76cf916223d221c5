import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameOf, readResume, writeResume } from "./resume-token";

describe("resume token", () => {
  it("reads back what it was written from, and fits a URL as it is", () => {
    const place = fc.record({
      rows: fc.nat(),
      total: fc.option(fc.nat()),
      at: fc.option(fc.integer()),
      ids: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(place, fc.string(), (where, question) => {
        const point = { asOf: "2026-11-23T12:00:00.000Z", question, place: where };
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

  it("knows equal questions and tells others apart", () => {
    const query = { marketplaceId: "ATVPDKIKX0DER", storeIds: ["A", "B"] };
    expect(nameOf({ ...query, storeIds: ["B", "A"] })).toBe(nameOf(query));
    expect(nameOf({ ...query, storeIds: ["A"] })).not.toBe(nameOf(query));
  });
});
