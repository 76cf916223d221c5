import "server-only";
import { resolve } from "node:path";
import { z } from "zod";
import { readStoreLabels } from "./store-labels";

/** A setting that stops the start; the message names the variable and says what is wrong with it. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname));
}

const text = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? value.trim() : undefined),
  z.string().optional(),
);
const address = text.refine((value) => value === undefined || isSafeUrl(value), {
  error: "must be an https: address (http: is accepted for a loopback host only)",
});
const list = text.transform((value) =>
  (value ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);
const emails = list.transform((items) => items.map((item) => item.toLowerCase()));
const number = (least: number) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : undefined),
    z
      .number({ error: "must be a number" })
      .min(least, { error: `must be at least ${least}` })
      .optional(),
  );
const databaseUrl = text.refine(
  (value) => value === undefined || /^postgres(ql)?:\/\//u.test(value),
  { error: "must be a postgres:// address" },
);
const storeLabels = text.transform((value, context) => {
  const reading = readStoreLabels(value ?? "");
  if ("labels" in reading) return reading.labels;
  context.addIssue({ code: "custom", message: reading.complaint });
  return z.NEVER;
});
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  text.pipe(z.enum(values, { error: `must be one of ${values.join(", ")}` }).optional());

const schema = z.object({
  SP_API_MODE: choice(["demo", "sandbox", "live"]),
  SP_API_CLIENT_ID: text,
  SP_API_CLIENT_SECRET: text,
  SP_API_REFRESH_TOKEN: text,
  SP_API_MARKETPLACE_IDS: list,
  STORE_LABELS: storeLabels,
  SP_API_ENDPOINT: address,
  SP_API_LWA_ENDPOINT: address,
  SP_API_RATE: number(0.01),
  SP_API_BURST: number(1),
  SP_API_TIMEOUT_MS: number(1),
  USER_RATE: number(0.01),
  USER_BURST: number(1),
  NEXTAUTH_SECRET: text,
  NEXTAUTH_URL: address,
  OIDC_ISSUER: address,
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: text,
  OIDC_ROLES_CLAIM: text,
  AUTH_ALLOWED_EMAILS: emails,
  AUTH_MANAGER_EMAILS: emails,
  AUTH_ADMIN_EMAILS: emails,
  METRICS_TOKEN: text,
  DATA_DIR: text,
  DATABASE_URL: databaseUrl,
  LOG_LEVEL: choice(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
});

export type Variables = z.infer<typeof schema>;

/**
 * Reads the variables that `.env.example` lists; blank ones count as not set.
 * @throws SettingsError naming every variable that cannot be read, never its value
 */
export function readVariables(
  environment: Record<string, string | undefined> = process.env,
): Variables {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new SettingsError(
    parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`).join("\n"),
  );
}

/** A path that may be relative to the folder in which the app was started, which the server leaves. */
export function placeOf(path: string): string {
  return resolve(/*turbopackIgnore: true*/ process.env.STARTED_IN || process.cwd(), path);
}

/**
 * Lets next-auth take its own address from the request where nobody has named one.
 * Only demo mode goes without NEXTAUTH_URL, and it listens on the loopback address.
 */
export function trustRequestHost(): void {
  if (!process.env.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST = "true";
}

/** Whether Next's tools for developers are at work. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}
