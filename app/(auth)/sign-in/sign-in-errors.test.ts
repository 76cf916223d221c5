import { describe, expect, it } from "vitest";
import { signInErrorKey } from "./sign-in-errors";

describe("signInErrorKey", () => {
  it.each([
    ["AccessDenied", "accessDenied"],
    ["Unverified", "unverified"],
    ["TooManyAttempts", "tooManyAttempts"],
    ["SessionRequired", "sessionExpired"],
    ["SignInAgain", "signInAgain"],
    ["Configuration", "configuration"],
    ["OAuthCallback", "failed"],
    ["toString", "failed"],
  ])("%s reads %s", (code, key) => {
    expect(signInErrorKey(code, false)).toBe(key);
  });

  it("says nothing without a code", () => {
    expect(signInErrorKey(undefined, false)).toBeNull();
    expect(signInErrorKey("", false)).toBeNull();
  });

  it.each([
    [undefined, "sessionEnded"],
    ["SessionRequired", "sessionEnded"],
    ["AccessDenied", "accessDenied"],
    ["OAuthCallback", "failed"],
  ])("with the cookie of an ended session, %s reads %s", (code, key) => {
    expect(signInErrorKey(code, true)).toBe(key);
  });
});
