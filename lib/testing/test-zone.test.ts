import { expect, it } from "vitest";

it("runs in a zone that is a day ahead of the marketplaces, so that nothing leans on the machine's", () => {
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe("Pacific/Kiritimati");
  expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-14 * 60);
});
