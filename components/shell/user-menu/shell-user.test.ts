import { expect, it } from "vitest";
import { homeOf } from "./shell-user";

it.each([
  [undefined, "manager", "attention"],
  [undefined, "admin", "attention"],
  [undefined, "viewer", "jobs"],
  ["jobs", "manager", "jobs"],
  ["attention", "viewer", "attention"],
  ["//evil.example", "manager", "attention"],
] as const)("leads whoever keeps %s as %s to %s", (cookie, role, home) => {
  expect(homeOf(cookie, role)).toBe(home);
});
