import "server-only";

export type Claims = Readonly<Record<string, unknown>>;

/** The claims inside an id token that came straight from the provider. None where it is unreadable. */
export function claimsIn(idToken: string | undefined): Claims {
  const payload = idToken?.split(".")[1] ?? "";
  if (payload === "") return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return isClaims(claims) ? claims : {};
  } catch {
    return {};
  }
}

export function claimOf(claims: object | undefined, name: string | null): unknown {
  return claims && name !== null && Object.hasOwn(claims, name)
    ? Reflect.get(claims, name)
    : undefined;
}

export function isClaims(value: unknown): value is Claims {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the provider stands for the address: only an explicit no counts as one. */
export function isVerified(claims: object | undefined): boolean {
  const verified = claimOf(claims, "email_verified");
  return verified !== false && verified !== "false";
}
