import { describe, expect, it } from "vitest";
import { shapeJob } from "./privacy";

const NOW = Date.parse("2026-11-23T20:00:00Z");
const WIRE = {
  serviceJobId: "34000164006504",
  serviceJobStatus: "NOT_SERVICED",
  buyer: {
    buyerId: "ABUYER",
    name: "Anna-Lena Maria Müller",
    phone: "206-555-0142",
    isPrimeMember: true,
    loyaltyTier: "gold",
  },
  serviceLocation: {
    serviceLocationType: "IN_HOME",
    address: {
      name: "Anna-Lena Müller",
      addressLine1: "12 Secret Lane",
      addressLine2: "Flat 3",
      city: "Seattle",
      county: "King",
      stateOrRegion: "WA",
      postalCode: "98188-1234",
      countryCode: "US",
      phone: "206-555-0143",
    },
  },
  associatedItems: [
    {
      asin: "B000000001",
      linkedAssets: [{ assetType: "VEHICLE", additionalAttributes: { plate: "ABC123" } }],
    },
  ],
  payments: [{ amount: { value: 99, currency: "USD" }, instrument: "Visa ending in 1111" }],
  droneId: "D-1",
};

describe("shapeJob", () => {
  it("leaves no hole in a list where Amazon sent an empty text", () => {
    const wire = { ...WIRE, trackingIds: ["", "T1"], scopeOfWork: { requiredSkills: [""] } };
    const { trackingIds, scopeOfWork } = shapeJob(wire, "manager", NOW);
    expect(trackingIds).toEqual(["T1"]);
    expect(scopeOfWork?.requiredSkills).toEqual([]);
  });

  it("gives viewers initials, city and the first part of the postal code", () => {
    const job = shapeJob(WIRE, "viewer", NOW);
    expect(job.buyer).toEqual({ name: "A. M.", isPrimeMember: true });
    expect(job.serviceLocation?.address).toEqual({
      name: "A. M.",
      city: "Seattle",
      stateOrRegion: "WA",
      postalCode: "981",
      countryCode: "US",
    });
    expect(job.payments).toEqual([{ amount: { value: 99, currency: "USD" } }]);
    expect(job.associatedItems?.[0]?.linkedAssets).toEqual([{ assetType: "VEHICLE" }]);
  });

  it.each(["manager", "admin"] as const)(
    "gives a %s names, but neither phone nor street",
    (role) => {
      const job = shapeJob(WIRE, role, NOW);
      expect(job.buyer?.name).toBe("Anna-Lena Maria Müller");
      expect(job.serviceLocation?.address?.postalCode).toBe("98188-1234");
      const text = JSON.stringify(job);
      for (const secret of ["555-01", "Secret Lane", "Flat 3"]) expect(text).not.toContain(secret);
    },
  );

  it.each(["viewer", "manager", "admin"] as const)(
    "hides from a %s what nobody has a rule for",
    (role) => {
      const job = shapeJob(WIRE, role, NOW);
      expect(JSON.stringify(job)).not.toMatch(/gold|D-1/);
      expect(job.hidden).toEqual(expect.arrayContaining(["droneId", "buyer.loyaltyTier"]));
    },
  );

  it("names what it cut, once, and nothing that Amazon did not send", () => {
    expect(shapeJob(WIRE, "manager", NOW).hidden.toSorted()).toEqual([
      "buyer.loyaltyTier",
      "buyer.phone",
      "droneId",
      "serviceLocation.address.addressLine1",
      "serviceLocation.address.addressLine2",
      "serviceLocation.address.phone",
    ]);
    expect(shapeJob({ serviceJobId: "1" }, "viewer", NOW)).toEqual({
      serviceJobId: "1",
      zone: "UTC",
      flags: [],
      hidden: [],
    });
  });

  it.each(["viewer", "manager", "admin"] as const)("tells a %s the zone of the place", (role) => {
    const address = { countryCode: "US", stateOrRegion: "HI" };
    const wire = { marketplaceId: "ATVPDKIKX0DER", serviceLocation: { address } };
    expect(shapeJob(wire, role, NOW).zone).toBe("Pacific/Honolulu");
  });

  it.each([
    ["王小明", "王."],
    ["Ana", "A."],
    ["  María  José  Núñez ", "M. N."],
    ["👩‍🔧 Smith", "👩‍🔧. S."],
  ])("abbreviates %s", (name, expected) => {
    expect(shapeJob({ buyer: { name } }, "viewer", NOW).buyer?.name).toBe(expected);
  });

  it.each([
    ["SW1A 1AA", "SW1A"],
    ["10115", "101"],
    ["150-0001", "150"],
    ["K1A 0B1", "K1A"],
  ])("keeps the area of the postal code %s", (postalCode, area) => {
    const wire = { serviceLocation: { address: { postalCode } } };
    expect(shapeJob(wire, "viewer", NOW).serviceLocation?.address?.postalCode).toBe(area);
  });
});
