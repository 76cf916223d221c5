import { describe, expect, it } from "vitest";
import { hrefFor } from "@/lib/search/jobs-search";
import { DAY_MS, firstQueue, HOUR_MS, QUEUE_NAMES, searchOfQueue, severityOf } from "./queues";

const NOW = Date.parse("2026-11-24T12:00:30Z");
const EVERYTHING = { store: [], marketplace: null };

describe("a queue as a list", () => {
  it.each([
    ["late", "/jobs?flag=late&created=any&sort=appointment"],
    ["noTechnician", "/jobs?flag=noTechnicianSoon&created=any&sort=appointment"],
    ["stillActive", "/jobs?flag=stillActive&created=any&sort=appointment"],
    ["goodsAfterVisit", "/jobs?flag=goodsAfterVisit&created=any&sort=appointment"],
    ["doubleBooked", "/jobs?flag=doubleBooked&created=any&sort=appointment"],
    ["toSchedule", "/jobs?status=PENDING_SCHEDULE&created=..2026-11-23T12:00Z&sort=date"],
    ["onHold", "/jobs?status=HOLD&created=any&sort=date"],
    [
      "proofMissing",
      "/jobs?flag=proofMissing&created=any&scheduled=2026-11-10T12:00Z..&sort=appointment",
    ],
    ["notFulfillable", "/jobs?status=NOT_FULFILLABLE&created=2026-11-17T12:00Z..&sort=date"],
  ] as const)("%s has the address %s", (name, href) => {
    const search = searchOfQueue(name, EVERYTHING, NOW);
    expect(hrefFor(search)).toBe(href);
  });

  it("keeps the stores", () => {
    const scope = { store: ["A", "B"], marketplace: null };
    expect(searchOfQueue("onHold", scope, NOW)).toMatchObject(scope);
  });
});

describe("how much a queue presses", () => {
  it("follows the visit: over or within a day, within three, later", () => {
    const at = (hours: number) => severityOf("doubleBooked", NOW + hours * HOUR_MS, NOW);
    expect([at(-5), at(24), at(25), at(72), at(73)]).toEqual([
      "now",
      "now",
      "soon",
      "soon",
      "calm",
    ]);
    expect(severityOf("goodsAfterVisit", null, NOW)).toBe("calm");
  });

  it("grows with the waiting", () => {
    expect(severityOf("onHold", NOW - 2 * DAY_MS, NOW)).toBe("soon");
    expect(severityOf("onHold", NOW - 4 * DAY_MS, NOW)).toBe("now");
    expect(severityOf("toSchedule", null, NOW)).toBe("soon");
  });

  it("is the same for what is stuck already, and for what is looked back on", () => {
    expect(severityOf("late", NOW, NOW)).toBe("now");
    expect(severityOf("proofMissing", NOW, NOW)).toBe("calm");
  });
});

it("begins with the first queue in which something is known to stand", () => {
  const queues = QUEUE_NAMES.map((name) => ({ name, count: name === "onHold" ? 2 : null }));
  expect(firstQueue(queues)).toBe("onHold");
  expect(firstQueue([{ name: "late", count: 0 }])).toBeNull();
});
