import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "./process";
import { contactsAt, type SimulatedContact } from "./simulator-control";

/** Where a run leaves what was said and written in it; the next one begins with an empty folder. */
export const RESULTS = join(ROOT, "e2e/.results");

/** Logs of servers, and their metrics as they stood at the end. */
export const LOGS = join(RESULTS, "logs");

/** Bodies of errors as their callers got them, one JSON line each. */
export const ERRORS = join(RESULTS, "errors");

/** What must stand in none of the two: recorded apart, and read by the specs of `e2e/leaks` only. */
export const SENSITIVE = join(RESULTS, "sensitive");

/** Adds a line to this process's own file, so that nobody writes between another's lines. */
function appendLine(folder: string, line: object): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(line)}\n`);
}

/** Variables whose values are secrets, or hold one. */
const SECRET_VARIABLES = [
  "SP_API_CLIENT_SECRET",
  "SP_API_REFRESH_TOKEN",
  "NEXTAUTH_SECRET",
  "OIDC_CLIENT_SECRET",
  "METRICS_TOKEN",
] as const;

type SecretVariable = (typeof SECRET_VARIABLES)[number];
type Variables = Readonly<Record<string, string>>;

const sensitiveValue = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("secret"), name: z.string(), value: z.string() }),
  z.object({
    kind: z.literal("buyer"),
    name: z.string().optional(),
    phones: z.array(z.string()),
    streets: z.array(z.string()),
  }),
]);

/** A secret that an app was given, or a buyer whom a simulator served. */
export type SensitiveValue = z.infer<typeof sensitiveValue>;

export function readSensitiveValue(line: string): SensitiveValue {
  return sensitiveValue.parse(JSON.parse(line));
}

export function recordSecret(name: string, value: string): void {
  if (value.trim() !== "") record({ kind: "secret", name, value: value.trim() });
}

/** Records the secrets among an app's variables, those in files included as they stand now. */
export function recordSecrets(env: Variables): void {
  for (const name of SECRET_VARIABLES) recordSecret(name, secretOf(env, name) ?? "");
  const { DATABASE_URL = "" } = env;
  if (URL.canParse(DATABASE_URL)) recordSecret("DATABASE_URL", new URL(DATABASE_URL).password);
}

/** A secret among the variables, by itself or in a file; undefined where neither is set. */
export function secretOf(env: Variables, name: SecretVariable): string | undefined {
  const file = env[`${name}_FILE`];
  return file ? textOf(file) : env[name];
}

/** Records everybody whom the simulator at this address has served. */
export async function recordBuyers(url: string): Promise<void> {
  for (const contact of await contactsAt(url)) record(buyerOf(contact));
}

/** Records an app's metrics beside its log, as they stand now; an app that has ended has none. */
export async function recordMetrics(app: { baseUrl: string; metricsToken: string }): Promise<void> {
  const { port } = new URL(app.baseUrl);
  const metrics = await fetch(`${app.baseUrl}/api/metrics`, {
    headers: { authorization: `Bearer ${app.metricsToken}` },
    signal: AbortSignal.timeout(20_000),
  })
    .then((answer) => (answer.ok ? answer.text() : null))
    // An app that ends by itself has nothing more to say.
    .catch(() => null);
  if (metrics !== null) writeFileSync(join(LOGS, `app-${port}-${Date.now()}.metrics`), metrics);
}

/** Records what somebody was answered who was refused, or whom something failed. */
export function recordError(error: { method: string; url: string; status: number; body: string }) {
  appendLine(ERRORS, error);
}

function buyerOf({ name, phone, address }: SimulatedContact): SensitiveValue {
  const { addressLine1, addressLine2, addressLine3 } = address ?? {};
  const given = (texts: readonly (string | undefined)[]) =>
    texts.filter((text) => text !== undefined);
  return {
    kind: "buyer",
    name,
    phones: [...new Set(given([phone, address?.phone]))],
    streets: given([addressLine1, addressLine2, addressLine3]),
  };
}

function record(line: SensitiveValue): void {
  appendLine(SENSITIVE, line);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    // A spec may take a secret's file away: the value that stood there was recorded at the start.
    return "";
  }
}
