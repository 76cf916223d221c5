import "server-only";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import type { OutgoingProxy } from "@/lib/server/runtime/outgoing-proxy";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { actionSettings } from "./action-settings";
import { absolutePath, readVariables, type Variables, watchOwnSecrets } from "./env";
import { SettingsError } from "./secret-files";
import { createLive, type Live } from "./secret-watch";
import { type ValkeySettings, valkeyOf } from "./valkey-settings";

type Mode = "demo" | "sandbox" | "live";

export type Settings = {
  mode: Mode;
  /** Marketplace ids this seller may see; the first is the default. */
  marketplaceIds: readonly [string, ...string[]];
  /** What people call the stores, by store id: Amazon has no call that names one. */
  storeLabels: ReadonlyMap<string, string>;
  /** What people call the technicians, by id, where Amazon's names are not theirs. */
  technicianLabels: ReadonlyMap<string, string>;
  /** Who sees figures of single technicians. */
  insightsByTechnician: NonNullable<Variables["INSIGHTS_BY_TECHNICIAN"]>;
  /** Whether a shown phone number and address are links to a telephone and to a map. */
  contactLinks: boolean;
  /** What people may have Amazon do, and the codes that they give as reasons. */
  actions: ReturnType<typeof actionSettings>;
  /** How to reach the seller account. Rates are requests a second, times are milliseconds. */
  spApi: {
    endpoint: string;
    lwaEndpoint: string;
    clientId: string;
    clientSecret: string;
    refreshToken: string;
    rate: number;
    burst: number;
    /** Of every operation but the list; Amazon's own where it is left out. */
    others?: { rate: number; burst: number };
    timeoutMs: number;
  };
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
  database: DatabaseLocation;
  /** Through what this process shares with others; null where it is the only one. */
  valkey: ValkeySettings | null;
  index: IndexSettings;
  logLevel: NonNullable<Variables["LOG_LEVEL"]>;
};

/** How the index of all jobs is kept. */
type IndexSettings = {
  mode: NonNullable<Variables["INDEX"]>;
  /** The part of Amazon's rate that filling it and reading it again may use. */
  share: number;
  /** How many months back it reaches. */
  months: number;
  /** The file that keeps it; null where none does. */
  file: string | null;
  /** Whether all processes follow one in PostgreSQL. */
  isShared: boolean;
};

/** Where the database is: a folder of this machine, or the address of a PostgreSQL. */
export type DatabaseLocation = { dataDir: string } | { databaseUrl: string };

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  /** What to ask the provider for, separated by spaces. */
  scope: string;
};

/** What demo mode talks to where no variable says otherwise. */
type EmbeddedUpstream = Pick<
  Settings["spApi"],
  "endpoint" | "lwaEndpoint" | "clientId" | "clientSecret" | "refreshToken"
>;

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
    technicianLabels: variables.TECHNICIAN_LABELS,
    insightsByTechnician: variables.INSIGHTS_BY_TECHNICIAN ?? "admins",
    contactLinks: variables.CONTACT_LINKS === "on",
    actions: actionSettings(variables, mode === "live"),
    spApi: {
      endpoint: variables.SP_API_ENDPOINT ?? demo?.endpoint ?? endpointOf(marketplaceId, sandbox),
      lwaEndpoint:
        variables.SP_API_LWA_ENDPOINT ??
        demo?.lwaEndpoint ??
        "https://api.amazon.com/auth/o2/token",
      clientId: required("SP_API_CLIENT_ID", demo?.clientId),
      clientSecret: required("SP_API_CLIENT_SECRET", demo?.clientSecret),
      refreshToken: required("SP_API_REFRESH_TOKEN", demo?.refreshToken),
      rate: variables.SP_API_RATE ?? (sandbox ? 5 : 10),
      burst: variables.SP_API_BURST ?? (sandbox ? 15 : 40),
      ...(sandbox && { others: { rate: 5, burst: 15 } }),
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
    database: variables.DATABASE_URL
      ? { databaseUrl: variables.DATABASE_URL }
      : { dataDir: dataDirOf(variables) },
    valkey: valkeyOf(variables, mode === "demo"),
    index: indexOf(variables, mode),
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

function dataDirOf({ DATA_DIR }: Variables): string {
  return absolutePath(DATA_DIR ?? ".data");
}

/** Amazon's static sandbox answers with one job whatever is asked: there is nothing to index. */
function indexOf(variables: Variables, mode: Mode): IndexSettings {
  // An Amazon inside the process is nobody else's, and ends with it.
  const isOwn = mode === "demo" && variables.SP_API_ENDPOINT === undefined;
  const usual = variables.DATABASE_URL && !isOwn ? "store" : "memory";
  const { INDEX = usual, INDEX_SHARE = 0.5, INDEX_MONTHS = 18 } = variables;
  const kept = mode === "sandbox" ? "off" : INDEX;
  const isShared = kept === "store" && variables.DATABASE_URL !== undefined;
  const file = kept === "store" && !isShared ? join(dataDirOf(variables), "index.duckdb") : null;
  return { mode: kept, share: INDEX_SHARE, months: INDEX_MONTHS, file, isShared };
}

function marketplacesOf(variables: Variables): [string, ...string[]] {
  const [first = "ATVPDKIKX0DER", ...others] = new Set(variables.SP_API_MARKETPLACE_IDS);
  const unknown = [first, ...others].filter((id) => findMarketplace(id) === null);
  if (unknown.length > 0) {
    throw new SettingsError(
      `SP_API_MARKETPLACE_IDS holds ${unknown.join(", ")}, which is no Amazon marketplace id.`,
    );
  }
  return [first, ...others];
}

/** The origin of a marketplace's region, in production or in Amazon's static sandbox. */
function endpointOf(marketplaceId: string, sandbox: boolean): string {
  const region = findMarketplace(marketplaceId)?.region ?? "NA";
  const host = `sellingpartnerapi-${region.toLowerCase()}.amazon.com`;
  return sandbox ? `https://sandbox.${host}` : `https://${host}`;
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

/** What there is to report of the secrets' files while the process runs; holds no value. */
export type SecretNews = { changed: readonly string[] } | { refused: string; message: string };

const news = () =>
  processSingleton("secret-news", () => ({ report: (_: SecretNews): void => undefined }));

export function onSecretNews(report: (news: SecretNews) => void): void {
  news().report = report;
}

const secretWatch = () =>
  processSingleton("secret-watch", () =>
    watchOwnSecrets({
      now: Date.now,
      warn: (refused, message) => news().report({ refused, message }),
    }),
  );

const live = () =>
  processSingleton<Live<Settings>>("settings", () =>
    createLive({
      watch: secretWatch(),
      make: (environment) => settingsFrom(readVariables(environment)),
      now: () => performance.now(),
      changed: (changed) => news().report({ changed }),
      failed(names, error) {
        const said = error instanceof SettingsError ? error.message : "They do not fit together.";
        news().report({ refused: names.join(", "), message: said });
      },
    }),
  );

/** The variables of this process as they stand at its start. */
export function startVariables(): Variables {
  return readVariables(secretWatch().environment());
}

/**
 * The settings of this process, read on first use: a build needs none of them. Secrets that are in
 * files count anew within seconds of a change. Ask each time, and keep nothing of it.
 */
export function settings(): Settings {
  return live().current();
}

/** Checks the secrets' files at once: somebody has refused what they said before. */
export function checkSecretsNow(): void {
  live().checkNow();
}
