import "server-only";
import { settings } from "../settings";

export type SignInOptions = { demo: boolean; oidc: { name: string } | null };

/** The ways to sign in that this process offers. */
export function signInOptions(): SignInOptions {
  const { mode, auth } = settings();
  return { demo: mode === "demo", oidc: auth.oidc ? { name: auth.oidc.name } : null };
}
