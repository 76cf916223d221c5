import { describe, expect, it } from "vitest";
import { signInErrorKey } from "./sign-in-errors";

describe("signInErrorKey", () => {
  it.each([
    ["AccessDenied", "accessDenied"],
    ["Unverified", "unverified"],
    ["TooManyAttempts", "tooManyAttempts"],
    ["SessionRequired", "sessionExpired"],
    ["Configuration", "configuration"],
    ["OAuthCallback", "failed"],
    ["toString", "failed"],
  ])("%s reads %s", (code, key) => {
    expect(signInErrorKey(code)).toBe(key);
  });

  it("says nothing without a code", () => {
    expect(signInErrorKey(undefined)).toBeNull();
    expect(signInErrorKey("")).toBeNull();
  });
});
