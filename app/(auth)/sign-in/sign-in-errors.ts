/** What next-auth appends as `?error=`, as keys of our catalogue. */
const ERRORS = {
  AccessDenied: "accessDenied",
  Unverified: "unverified",
  TooManyAttempts: "tooManyAttempts",
  SessionRequired: "sessionExpired",
  SignInAgain: "signInAgain",
  Configuration: "configuration",
} as const;

export type SignInErrorKey = (typeof ERRORS)[keyof typeof ERRORS] | "failed" | "sessionEnded";

/**
 * The message to show for an error code; codes that say nothing to a person share one.
 * @param ended whether this browser brings the cookie of a session that somebody ended
 */
export function signInErrorKey(code: string | undefined, ended: boolean): SignInErrorKey | null {
  const key = keyOf(code);
  return ended && (key === null || key === "sessionExpired") ? "sessionEnded" : key;
}

function keyOf(code: string | undefined): Exclude<SignInErrorKey, "sessionEnded"> | null {
  if (!code) return null;
  return isKnown(code) ? ERRORS[code] : "failed";
}

function isKnown(code: string): code is keyof typeof ERRORS {
  return Object.hasOwn(ERRORS, code);
}

/** Whether nothing failed: the page merely says why somebody is here. */
export function isInformation(key: SignInErrorKey): boolean {
  return key === "sessionExpired" || key === "sessionEnded" || key === "signInAgain";
}

/** Refusals of somebody whom the provider knows. */
export type RefusalKey = "accessDenied" | "unverified";

export function isRefusal(key: SignInErrorKey | null): key is RefusalKey {
  return key === "accessDenied" || key === "unverified";
}
