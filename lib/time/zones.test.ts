import { describe, expect, it } from "vitest";
import { isZone } from "./zones";

describe("isZone", () => {
  it.each(["America/Los_Angeles", "Asia/Kolkata", "America/Indiana/Indianapolis", "UTC"])(
    "knows %s",
    (name) => {
      expect(isZone(name)).toBe(true);
    },
  );

  it.each(["", "Mars/Olympus_Mons", "+05:30", "America", "Europe/London ", "PST8PDT8"])(
    "refuses %j",
    (name) => {
      expect(isZone(name)).toBe(false);
    },
  );
});
