import "server-only";
import { randomBytes } from "node:crypto";
import type { StorePlace } from "@/lib/server/db/database";
import type { OutgoingProxy } from "@/lib/server/runtime/outgoing-proxy";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { endpointOf, regionOf, type SpApiConfig } from "@/lib/server/sp-api/config";
import { placeOf, type Variables } from "./env";
import { SettingsError } from "./secret-file";

export type Mode = "demo" | "sandbox" | "live";

export type Settings = {
  mode: Mode;
  /** Marketplace ids this seller may see; the first is the default. */
  marketplaceIds: readonly [string, ...string[]];
  /** What people call the stores, by store id: Amazon has no call that names one. */
  storeLabels: ReadonlyMap<string, string>;
  spApi: SpApiConfig;
  auth: {
    secret: string;
    secureCookies: boolean;
    /** Scheme, host and port at which people open the dashboard; null takes it from the request. */
    origin: string | null;
    oidc: OidcSettings | null;
    rolesClaim: string | null;
    allowedEmails: readonly string[];
    managerEmails: readonly string[];
    adminEmails: readonly string[];
    /** Whom somebody should ask who may not enter: a name, an address, a page. */
    contact: string | null;
    session: { idleMs: number; maxMs: number };
  };
  /** Through which requests to Amazon and to the sign-in's provider leave; null for none. */
  proxy: OutgoingProxy | null;
  /** How many proxies of ours stand in front and write X-Forwarded-For. */
  trustedProxyHops: number;
  /** What one person may ask: requests a second that reach Amazon, and how many at once. */
  perUser: { rate: number; burst: number };
  /** When Amazon issued the client secret, in epoch milliseconds; null where nobody says. */
  secretIssuedAt: number | null;
  metricsToken: string | null;
  store: StorePlace;
  logLevel: NonNullable<Variables["LOG_LEVEL"]>;
};

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  /** What to ask the provider for, separated by spaces. */
  scope: string;
};

/** What demo mode talks to where no variable says otherwise. */
export type EmbeddedUpstream = {
  endpoint: string;
  lwaEndpoint: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
};

const embedded = () =>
  processSingleton<{ upstream: EmbeddedUpstream | null }>("embedded-upstream", () => ({
    upstream: null,
  }));

export function provideEmbeddedUpstream(upstream: EmbeddedUpstream): void {
  embedded().upstream = upstream;
}

export function modeOf(variables: Variables): Mode {
  const { SP_API_CLIENT_ID, SP_API_CLIENT_SECRET, SP_API_REFRESH_TOKEN } = variables;
  const anyCredential = SP_API_CLIENT_ID || SP_API_CLIENT_SECRET || SP_API_REFRESH_TOKEN;
  return variables.SP_API_MODE ?? (anyCredential ? "live" : "demo");
}

/**
 * Turns the variables into settings.
 * @throws SettingsError naming a variable that the mode needs and that is missing or wrong
 */
export function settingsFrom(variables: Variables): Settings {
  const mode = modeOf(variables);
  const need = needsOf(variables, mode);
  const demo = mode === "demo" ? embedded().upstream : null;
  const sandbox = mode === "sandbox";
  const [marketplaceId, ...others] = marketplacesOf(variables);
  const required = (name: CredentialName, fallback: string | undefined) =>
    mode === "demo" ? (variables[name] ?? fallback ?? "demo") : need(name);
  return {
    mode,
    marketplaceIds: [marketplaceId, ...others],
    storeLabels: variables.STORE_LABELS,
    spApi: {
      endpoint:
        variables.SP_API_ENDPOINT ??
        demo?.endpoint ??
        endpointOf(regionOf(marketplaceId) ?? "na", sandbox ? "sandbox" : "production"),
      lwaEndpoint:
        variables.SP_API_LWA_ENDPOINT ??
        demo?.lwaEndpoint ??
        "https://api.amazon.com/auth/o2/token",
      clientId: required("SP_API_CLIENT_ID", demo?.clientId),
      clientSecret: required("SP_API_CLIENT_SECRET", demo?.clientSecret),
      refreshToken: required("SP_API_REFRESH_TOKEN", demo?.refreshToken),
      rate: variables.SP_API_RATE ?? (sandbox ? 5 : 10),
      burst: variables.SP_API_BURST ?? (sandbox ? 15 : 40),
      detailRate: sandbox ? 5 : 20,
      detailBurst: sandbox ? 15 : 40,
      timeoutMs: variables.SP_API_TIMEOUT_MS ?? 10_000,
    },
    auth: authOf(variables, mode, need),
    perUser: perUserOf(variables, sandbox ? 5 : 10),
    secretIssuedAt: variables.SP_API_SECRET_ISSUED_AT ?? null,
    proxy: variables.HTTPS_PROXY
      ? { url: variables.HTTPS_PROXY, except: variables.NO_PROXY }
      : null,
    trustedProxyHops: variables.TRUSTED_PROXY_HOPS ?? 0,
    metricsToken: variables.METRICS_TOKEN ?? null,
    store: variables.DATABASE_URL
      ? { databaseUrl: variables.DATABASE_URL }
      : { dataDir: placeOf(variables.DATA_DIR ?? ".data") },
    logLevel: variables.LOG_LEVEL ?? "info",
  };
}

type CredentialName = "SP_API_CLIENT_ID" | "SP_API_CLIENT_SECRET" | "SP_API_REFRESH_TOKEN";
type TextName = {
  [K in keyof Variables]-?: Variables[K] extends string | undefined ? K : never;
}[keyof Variables];
type Need = (name: TextName) => string;

function needsOf(variables: Variables, mode: Mode): Need {
  return (name) => {
    const value = variables[name];
    if (value !== undefined) return value;
    throw new SettingsError(`${name} is not set, and ${mode} mode needs it. See .env.example.`);
  };
}

/** Four fifths of the quota, so that something is left whatever one person's script does. */
function perUserOf({ USER_RATE, USER_BURST, SP_API_RATE }: Variables, usualRate: number) {
  const rate = SP_API_RATE ?? usualRate;
  return { rate: USER_RATE ?? rate * 0.8, burst: USER_BURST ?? Math.max(250, rate * 25) };
}

function marketplacesOf(variables: Variables): [string, ...string[]] {
  const [first = "ATVPDKIKX0DER", ...others] = new Set(variables.SP_API_MARKETPLACE_IDS);
  const unknown = [first, ...others].filter((id) => regionOf(id) === null);
  if (unknown.length > 0) {
    throw new SettingsError(
      `SP_API_MARKETPLACE_IDS holds ${unknown.join(", ")}, which is no Amazon marketplace id.`,
    );
  }
  return [first, ...others];
}

function authOf(variables: Variables, mode: Mode, need: Need): Settings["auth"] {
  const secret = mode === "demo" ? variables.NEXTAUTH_SECRET : need("NEXTAUTH_SECRET");
  const address = mode === "demo" ? variables.NEXTAUTH_URL : need("NEXTAUTH_URL");
  const issuer = mode === "live" ? need("OIDC_ISSUER") : variables.OIDC_ISSUER;
  return {
    secret: secret ?? processSingleton("demo-secret", () => randomBytes(32).toString("base64url")),
    secureCookies: address?.startsWith("https:") ?? false,
    origin: address ? new URL(address).origin : null,
    oidc: issuer
      ? {
          issuer,
          clientId: need("OIDC_CLIENT_ID"),
          clientSecret: need("OIDC_CLIENT_SECRET"),
          name: variables.OIDC_NAME ?? new URL(issuer).hostname,
          scope: variables.OIDC_SCOPE ?? "openid email profile",
        }
      : null,
    rolesClaim: variables.OIDC_ROLES_CLAIM ?? null,
    allowedEmails: variables.AUTH_ALLOWED_EMAILS,
    managerEmails: variables.AUTH_MANAGER_EMAILS,
    adminEmails: variables.AUTH_ADMIN_EMAILS,
    contact: variables.AUTH_CONTACT ?? null,
    session: {
      idleMs: (variables.SESSION_IDLE_MINUTES ?? 30) * 60_000,
      maxMs: (variables.SESSION_MAX_HOURS ?? 12) * 3_600_000,
    },
  };
}
