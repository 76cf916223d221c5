import "server-only";
import { settings } from "@/lib/server/config/settings";
import { type NoteReader, readNote } from "./auth-cookies";
import { providerMetadata } from "./provider-client";
import { providerSignOutUrl } from "./sign-out";

export type SignInOptions = { demo: boolean; oidc: { name: string } | null };

/** The ways to sign in that this process offers. */
export function signInOptions(): SignInOptions {
  const { mode, auth } = settings();
  return { demo: mode === "demo", oidc: auth.oidc ? { name: auth.oidc.name } : null };
}

/** What somebody can do who was refused. */
export type RefusalHelp = {
  /** The address that the provider named, where this browser was refused a moment ago. */
  email: string | null;
  /** Whom to ask, as the operator wrote it. */
  contact: string | null;
  /** What makes the provider ask for the account again. */
  prompt: string | null;
  /** The provider's own sign-out. */
  signOutUrl: string | null;
};

export async function refusalHelp(request: {
  headers: Headers;
  cookies: NoteReader;
}): Promise<RefusalHelp> {
  const { oidc, contact } = settings().auth;
  const [note, metadata, signOutUrl] = await Promise.all([
    readNote("sign-in-refused", request.cookies),
    providerMetadata(),
    providerSignOutUrl(request, {}),
  ]);
  // Every provider knows "login"; choosing an account is only understood by some.
  const choosing = metadata?.prompt_values_supported?.includes("select_account");
  const prompt = choosing ? "select_account" : "login";
  return { email: note?.email ?? null, contact, prompt: oidc ? prompt : null, signOutUrl };
}

/** Whether this browser has just come back from signing out at the provider. */
export async function isBackFromSignOut(
  state: string | undefined,
  cookies: NoteReader,
): Promise<boolean> {
  if (!state) return false;
  return (await readNote("signed-out", cookies))?.state === state;
}
