import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cut, createSegment } from "./segment";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-23T12:00:00.123Z");

describe("a segment", () => {
  it("is cut without gaps or steps back, whatever the counts turn out to be", () => {
    const direction = fc.constantFrom<1 | -1>(1, -1);
    const counts = fc.infiniteStream(fc.option(fc.nat(3_000)));
    fc.assert(
      fc.property(
        direction,
        fc.nat(1_000 * DAY),
        fc.nat(20_000),
        counts,
        (way, ms, jobs, found) => {
          const span = { from: NOW, to: NOW + way * ms };
          const segment = createSegment(span, jobs, way);
          const waiting: Cut[] = [];
          let at = span.from;
          while (!segment.used) {
            const cut = segment.cut();
            if (cut) {
              expect(cut.span.from).toBe(at);
              expect((cut.span.to - at) * way).toBeGreaterThanOrEqual(0);
              at = cut.span.to;
              waiting.push(cut);
            } else {
              expect(waiting.length).toBeGreaterThan(0);
              waiting.shift()?.answered(found.next().value);
            }
          }
          expect(at).toBe(span.to);
          expect(segment.cut()).toBeNull();
        },
      ),
    );
  });

  it("of two years with jobs in one week takes a dozen cuts, not hundreds", () => {
    const span = { from: NOW - 730 * DAY, to: NOW };
    const week = { from: NOW - 60 * DAY, to: NOW - 53 * DAY };
    const segment = createSegment(span, 4_000, 1);
    let cuts = 0;
    for (let cut = segment.cut(); cut; cut = segment.cut()) {
      const { from, to } = cut.span;
      const shared = Math.min(to, week.to) - Math.max(from, week.from);
      cut.answered(Math.max(0, Math.round((shared / (7 * DAY)) * 4_000)));
      cuts += 1;
    }
    expect(cuts).toBeLessThan(12);
  });

  it("waits for a count where jobs come in lumps", () => {
    const segment = createSegment({ from: NOW - DAY, to: NOW }, 4_000, 1, true);
    const cut = segment.cut();
    expect(segment.cut()).toBeNull();
    cut?.answered(280);
    expect(segment.cut()).not.toBeNull();
    expect(segment.cut()).not.toBeNull();
  });
});
