import { describe, expect, it } from "vitest";
import { isZone } from "@/lib/time/zones";
import { stateZone } from "./job-zone";

const US_STATES =
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU MP AS";

describe("stateZone", () => {
  it.each([
    ["US", US_STATES],
    ["CA", "AB BC MB NB NL NS NT NU ON PE QC SK YT"],
    ["AU", "ACT NSW NT QLD SA TAS VIC WA"],
  ])("knows every state of %s", (country, states) => {
    for (const stateOrRegion of states.split(" ")) {
      const zone = stateZone(country, { stateOrRegion });
      expect(zone && isZone(zone), stateOrRegion).toBe(true);
    }
  });

  it("knows ZIP codes only in the United States", () => {
    expect(stateZone("AU", { stateOrRegion: "VIC", postalCode: "3730" })).toBe(
      "Australia/Melbourne",
    );
  });

  it("says nothing of countries with one zone, or of names that only objects know", () => {
    expect(stateZone("DE", { stateOrRegion: "Bayern" })).toBeNull();
    expect(stateZone("US", { stateOrRegion: "constructor" })).toBeNull();
    expect(stateZone("constructor", { stateOrRegion: "NY" })).toBeNull();
  });
});
