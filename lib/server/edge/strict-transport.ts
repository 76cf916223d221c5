import "server-only";
import { settings } from "../settings";

const TWO_YEARS_S = 63_072_000;

/** Tells browsers to come by https: only (RFC 6797); nothing in demo mode, which has no certificate. */
export function strictTransport(): Record<string, string> {
  const { mode, auth } = settings();
  if (mode !== "live" || !auth.secureCookies) return {};
  return { "strict-transport-security": `max-age=${TWO_YEARS_S}; includeSubDomains` };
}
