import "server-only";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { type ClaimBook, createClaimBook } from "./claim-book";
import { createProviderMetadata, type ProviderMetadata } from "./provider-metadata";

/** What the provider of this process says about itself; null without one, or without an answer. */
export async function providerMetadata(): Promise<ProviderMetadata | null> {
  const { oidc } = settings().auth;
  if (oidc === null) return null;
  const { issuer } = oidc;
  return processSingleton("provider-metadata", () => createProviderMetadata({ issuer }))();
}

/** What the provider of this process says about people; null where there is no provider. */
export function claimBook(): ClaimBook | null {
  const { oidc, rolesClaim } = settings().auth;
  if (oidc === null) return null;
  return processSingleton("claim-book", () =>
    createClaimBook({
      metadata: providerMetadata,
      credentials: () => settings().auth.oidc ?? oidc,
      rolesClaim,
      fetch,
      now: Date.now,
    }),
  );
}
