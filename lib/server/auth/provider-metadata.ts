import "server-only";
import { z } from "zod";

const KEPT_MS = 60 * 60_000;
const ANSWER_MS = 5_000;

const metadataSchema = z.object({
  issuer: z.string(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  prompt_values_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});

/** What a provider says about itself (OpenID Connect Discovery), as far as we need it. */
export type ProviderMetadata = z.infer<typeof metadataSchema>;

export type ProviderMetadataParts = {
  issuer: string;
  fetch?: typeof fetch;
  /** Milliseconds that only go forward, however the clock is set. */
  now?: () => number;
};

/** Where a provider describes itself. */
export function wellKnownOf(issuer: string): string {
  return `${issuer.replace(/\/$/u, "")}/.well-known/openid-configuration`;
}

/**
 * Reads what the provider says about itself, at most once an hour; callers share one question. Null
 * where it does not answer in five seconds or speaks for another issuer; the next call asks again.
 */
export function createProviderMetadata(parts: ProviderMetadataParts) {
  const { issuer, fetch: ask = fetch, now = () => performance.now() } = parts;
  let known: { value: ProviderMetadata; at: number } | null = null;
  let asking: Promise<ProviderMetadata | null> | null = null;

  async function read(): Promise<ProviderMetadata | null> {
    try {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const response = await ask(wellKnownOf(issuer), { signal, redirect: "error" });
      const value = metadataSchema.parse(await response.json());
      if (trimmed(value.issuer) !== trimmed(issuer)) return null;
      known = { value, at: now() };
      return value;
    } catch {
      return null;
    }
  }

  return async function providerMetadata(): Promise<ProviderMetadata | null> {
    if (known !== null && now() - known.at < KEPT_MS) return known.value;
    asking ??= read().finally(() => {
      asking = null;
    });
    return (await asking) ?? known?.value ?? null;
  };
}

function trimmed(issuer: string): string {
  return issuer.replace(/\/$/u, "");
}
