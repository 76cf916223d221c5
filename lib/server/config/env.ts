import "server-only";
import { resolve } from "node:path";
import { z } from "zod";
import { ACTION_GROUPS, type ActionGroup } from "@/lib/actions/job-action";
import { readReasonCodes } from "./action-settings";
import {
  type Environment,
  givenIn,
  readGiven,
  type SecretName,
  SettingsError,
} from "./secret-files";
import { type SecretWatch, watchSecrets } from "./secret-watch";

/** An entry whose name stands in quotes, or anything up to the next comma or line end. */
const ENTRIES = /[^=,\r\n]*=[ \t]*"(?:[^"]|"")*"[ \t]*(?=[,\r\n]|$)|[^,\r\n]+/gu;

/** How many characters of their ids Amazon takes at most (Services API v1 model). */
const ID_LENGTHS = { store: 100, technician: 50 };

/**
 * Reads `id=name,id=name`. A line end separates as well as a comma; a name that holds a comma stands in
 * double quotes, with `""` for a quote inside it.
 * @returns the names by id, or what is wrong as the end of a sentence that begins with the variable
 */
export function readLabels(
  text: string,
  of: keyof typeof ID_LENGTHS,
): { labels: ReadonlyMap<string, string> } | { error: string } {
  const labels = new Map<string, string>();
  for (const entry of text.match(ENTRIES) ?? []) {
    const whole = entry.trim();
    if (whole === "") continue;
    const cut = whole.indexOf("=");
    const id = whole.slice(0, Math.max(cut, 0)).trim();
    const name = unquoted(whole.slice(cut + 1).trim());
    if (id === "" || name === "") return { error: `holds ${whole}, which is no id=name` };
    if (id.length > ID_LENGTHS[of]) {
      return { error: `holds ${whole}, whose id has more than ${ID_LENGTHS[of]} characters` };
    }
    if (labels.has(id)) return { error: `names the ${of} ${id} twice` };
    labels.set(id, name);
  }
  return { labels };
}

function unquoted(name: string): string {
  const [, inside] = /^"((?:[^"]|"")*)"$/u.exec(name) ?? [];
  return (inside?.replaceAll('""', '"') ?? name).trim();
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname));
}

const lines = z
  .string()
  .optional()
  .transform((value, context) => {
    const reading = readGiven(value ?? "");
    if ("text" in reading) return reading.text === "" ? undefined : reading.text;
    context.addIssue({ code: "custom", message: reading.error });
    return z.NEVER;
  });
const text = lines.refine((value) => !/[\r\n]/u.test(value ?? ""), {
  error: "holds more than one line",
  abort: true,
});
const address = text.refine((value) => value === undefined || isSafeUrl(value), {
  error: "must be an https: address (http: is accepted for a loopback host only)",
});
const list = lines.transform((value) =>
  (value ?? "")
    .split(/[,\r\n]/u)
    .map((item) => item.trim())
    .filter(Boolean),
);
// In a file an address a line is easier to keep than one long line.
const emails = lines.transform((value) =>
  (value ?? "")
    .split(/[,\r\n]/u)
    .map((item) => item.trim().toLowerCase())
    .filter(Boolean),
);
const instant = text.transform((value, context) => {
  if (value === undefined) return undefined;
  const ms = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/u.test(value)
    ? Date.parse(value)
    : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  context.addIssue({
    code: "custom",
    message: "must be a day such as 2026-11-24, or an instant such as 2026-11-24T09:30Z",
  });
  return z.NEVER;
});
const number = (least: number, most = Number.POSITIVE_INFINITY) =>
  text
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .pipe(
      z
        .number({ error: "must be a number" })
        .min(least, { error: `must be at least ${least}` })
        .max(most, { error: `must be at most ${most}` })
        .optional(),
    );
const wholeNumber = (least: number, most?: number) =>
  number(least, most).refine((value) => value === undefined || Number.isInteger(value), {
    error: "must be a whole number",
  });
const proxyUrl = text.transform((value, context) => {
  if (value === undefined) return undefined;
  // Many write the host and port alone.
  const url = /^[a-z][a-z\d+.-]*:\/\//iu.test(value) ? value : `http://${value}`;
  if (/^https?:/iu.test(url) && URL.canParse(url)) return url;
  context.addIssue({ code: "custom", message: "must be an http: or https: address" });
  return z.NEVER;
});
const hosts = lines.transform((value) => (value ?? "").split(/[,\s]+/u).filter(Boolean));
const databaseUrl = text.refine(
  (value) => value === undefined || /^postgres(ql)?:\/\//u.test(value),
  { error: "must be a postgres:// address" },
);
const valkeyUrl = text.refine(
  (value) => value === undefined || (/^rediss?:\/\//u.test(value) && URL.canParse(value)),
  { error: "must be a redis:// or rediss:// address" },
);
const keyPrefix = text.refine((value) => value === undefined || /^[\w-]{1,32}$/u.test(value), {
  error: "must be 1 to 32 letters, digits, - or _",
});
const labels = (of: keyof typeof ID_LENGTHS) =>
  lines.transform((value, context) => {
    const reading = readLabels(value ?? "", of);
    if ("labels" in reading) return reading.labels;
    context.addIssue({ code: "custom", message: reading.error });
    return z.NEVER;
  });
const reasonCodes = lines.transform((value, context) => {
  const reading = readReasonCodes(value ?? "");
  if ("codes" in reading) return reading.codes;
  context.addIssue({ code: "custom", message: reading.error });
  return z.NEVER;
});
const actionGroups = list.transform((names, context) => {
  const groups = names.flatMap((name): ActionGroup[] =>
    ACTION_GROUPS.filter((one) => one === name),
  );
  if (groups.length === names.length) return groups;
  context.addIssue({ code: "custom", message: `may hold ${ACTION_GROUPS.join(", ")}` });
  return z.NEVER;
});
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  text.pipe(z.enum(values, { error: `must be one of ${values.join(", ")}` }).optional());

const schema = z.object({
  SP_API_MODE: choice(["demo", "sandbox", "live"]),
  SP_API_CLIENT_ID: text,
  SP_API_CLIENT_SECRET: text,
  SP_API_REFRESH_TOKEN: text,
  SP_API_SECRET_ISSUED_AT: instant,
  SP_API_MARKETPLACE_IDS: list,
  STORE_LABELS: labels("store"),
  TECHNICIAN_LABELS: labels("technician"),
  INSIGHTS_BY_TECHNICIAN: choice(["admins", "managers"]),
  CONTACT_LINKS: choice(["on", "off"]),
  SP_API_ACTIONS: actionGroups,
  RESCHEDULE_REASONS: reasonCodes,
  CANCEL_REASONS: reasonCodes,
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
  OIDC_SCOPE: text,
  AUTH_ALLOWED_EMAILS: emails,
  AUTH_MANAGER_EMAILS: emails,
  AUTH_ADMIN_EMAILS: emails,
  AUTH_CONTACT: text,
  SESSION_IDLE_MINUTES: number(1),
  SESSION_MAX_HOURS: number(0.1),
  TRUSTED_PROXY_HOPS: wholeNumber(0),
  HTTPS_PROXY: proxyUrl,
  NO_PROXY: hosts,
  METRICS_TOKEN: text,
  DATA_DIR: text,
  DATABASE_URL: databaseUrl,
  VALKEY_URL: valkeyUrl,
  VALKEY_CA_FILE: text,
  VALKEY_PREFIX: keyPrefix,
  INDEX: choice(["memory", "store", "off"]),
  INDEX_SHARE: number(0.05, 1),
  INDEX_MONTHS: wholeNumber(1, 120),
  LOG_LEVEL: choice(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
});

export type Variables = z.infer<typeof schema>;

/** The names of `.env.example` that are read here, those of files aside. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(schema.shape);

/**
 * Reads the variables that `.env.example` lists; blank ones count as not set. Those of the proxy may be
 * written small, as other programs want them.
 * @throws SettingsError naming every variable that cannot be read, never its value
 */
export function readVariables(environment: Environment): Variables {
  const { https_proxy, no_proxy } = environment;
  const parsed = schema.safeParse({
    ...environment,
    HTTPS_PROXY: environment.HTTPS_PROXY || https_proxy,
    NO_PROXY: environment.NO_PROXY || no_proxy,
  });
  if (parsed.success) return parsed.data;
  throw new SettingsError(
    parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`).join("\n"),
  );
}

/**
 * Watches the files from which secrets of this process come.
 * @throws SettingsError when one cannot be used from the start
 */
export function watchOwnSecrets(parts: {
  now: () => number;
  warn: (name: SecretName, message: string) => void;
}): SecretWatch {
  return watchSecrets({ ...parts, environment: process.env, absolutePath, errorIn });
}

function errorIn(name: SecretName, value: string): string | null {
  const parsed = schema.shape[name].safeParse(value);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? "cannot be read");
}

/** A path that may be relative to the folder in which the app was started, which the server leaves. */
export function absolutePath(path: string): string {
  return resolve(/*turbopackIgnore: true*/ process.env.STARTED_IN || process.cwd(), path);
}

/**
 * Gives next-auth, which reads the environment by itself, its own address as we understand it, or lets
 * it take the address from the request where nobody has named one. Only demo mode goes without
 * NEXTAUTH_URL, and it listens on the loopback address.
 */
export function nameOwnAddress(): void {
  const address = givenIn(process.env, "NEXTAUTH_URL");
  if (address === "") process.env.AUTH_TRUST_HOST = "true";
  else process.env.NEXTAUTH_URL = address;
}

/** Whether Next's tools for developers are at work. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}
