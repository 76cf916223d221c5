import { describe, expect, it } from "vitest";
import type { Address, JobFields } from "./job";
import { jobZone } from "./job-zone";

const job = (fields: Partial<JobFields>): JobFields => ({ serviceJobId: "J1", ...fields });

describe("jobZone", () => {
  const US = "ATVPDKIKX0DER";
  const at = (address: Address, marketplaceId = US) =>
    jobZone(job({ marketplaceId, serviceLocation: { address } }));

  it.each<[string, Address]>([
    ["America/New_York", { stateOrRegion: "NY", countryCode: "US" }],
    ["America/New_York", { stateOrRegion: "New York" }],
    ["America/Chicago", { stateOrRegion: "tx", postalCode: "78701" }],
    ["America/Denver", { stateOrRegion: "TX", postalCode: "79901" }],
    ["America/Chicago", { stateOrRegion: "FL", postalCode: "325" }],
    ["America/New_York", { stateOrRegion: "FL", postalCode: "33101" }],
    ["America/Phoenix", { stateOrRegion: "AZ" }],
    ["America/Detroit", { stateOrRegion: "Michigan" }],
    ["Pacific/Honolulu", { stateOrRegion: "HI" }],
    ["America/New_York", { stateOrRegion: "D.C." }],
    ["America/Los_Angeles", { stateOrRegion: "Nowhere" }],
    ["America/Los_Angeles", { city: "Springfield" }],
    ["America/Vancouver", { stateOrRegion: "BC", countryCode: "CA" }],
    ["America/Toronto", { stateOrRegion: "Québec", countryCode: "ca" }],
    ["America/St_Johns", { stateOrRegion: "NL", countryCode: "CA" }],
    ["America/Toronto", { stateOrRegion: "", countryCode: "CA" }],
    ["Australia/Perth", { stateOrRegion: "WA", countryCode: "AU" }],
    ["Australia/Sydney", { stateOrRegion: "N.S.W.", countryCode: "AU" }],
    ["America/Manaus", { stateOrRegion: "AM", countryCode: "BR" }],
    ["America/Sao_Paulo", { stateOrRegion: "RJ", countryCode: "BR" }],
    ["America/Tijuana", { stateOrRegion: "BC", countryCode: "MX" }],
    ["Europe/London", { stateOrRegion: "Kent", countryCode: "UK" }],
    ["Europe/Berlin", { countryCode: "DE" }],
    ["America/Los_Angeles", { countryCode: "ZZ" }],
  ])("is %s for %j", (zone, address) => {
    expect(at(address)).toBe(zone);
  });

  it("is the marketplace's without an address, and UTC without either", () => {
    expect(jobZone(job({ marketplaceId: "A1F83G8C2ARO7P" }))).toBe("Europe/London");
    expect(jobZone(job({}))).toBe("UTC");
    expect(jobZone(job({ serviceLocation: { address: { countryCode: "JP" } } }))).toBe(
      "Asia/Tokyo",
    );
  });
});
