import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ERRORS, keepLine, LOGS, NEEDLES } from "./results";
import { contactsAt, type SimulatedContact } from "./simulator-contacts";

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

const needle = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("secret"), name: z.string(), value: z.string() }),
  z.object({
    kind: z.literal("buyer"),
    name: z.string().optional(),
    phones: z.array(z.string()),
    streets: z.array(z.string()),
  }),
]);

/** A secret that an app was given, or a buyer whom a simulator served. */
export type KeptNeedle = z.infer<typeof needle>;

export function readNeedle(line: string): KeptNeedle {
  return needle.parse(JSON.parse(line));
}

export function keepSecret(name: string, value: string): void {
  if (value.trim() !== "") keep({ kind: "secret", name, value: value.trim() });
}

/** Keeps the secrets among an app's variables, those in files included as they stand now. */
export function keepSecrets(env: Variables): void {
  for (const name of SECRET_VARIABLES) keepSecret(name, secretOf(env, name) ?? "");
  const { DATABASE_URL = "" } = env;
  if (URL.canParse(DATABASE_URL)) keepSecret("DATABASE_URL", new URL(DATABASE_URL).password);
}

/** A secret among the variables, by itself or in a file; undefined where neither is set. */
export function secretOf(env: Variables, name: SecretVariable): string | undefined {
  const file = env[`${name}_FILE`];
  return file ? textOf(file) : env[name];
}

/** Keeps everybody whom the simulator at this address has served. */
export async function keepBuyers(url: string): Promise<void> {
  for (const contact of await contactsAt(url)) keep(buyerOf(contact));
}

/** Keeps an app's metrics beside its log, as they stand now; an app that has ended has none. */
export async function keepMetrics(app: { baseUrl: string; metricsToken: string }): Promise<void> {
  const { port } = new URL(app.baseUrl);
  const answer = await fetch(`${app.baseUrl}/api/metrics`, {
    headers: { authorization: `Bearer ${app.metricsToken}` },
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  if (answer?.ok)
    writeFileSync(join(LOGS, `app-${port}-${Date.now()}.metrics`), await answer.text());
}

/** Keeps what somebody was told who was refused, or whom something failed. */
export function keepError(error: { method: string; url: string; status: number; body: string }) {
  keepLine(ERRORS, error);
}

function buyerOf({ name, phone, address }: SimulatedContact): KeptNeedle {
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

function keep(line: KeptNeedle): void {
  keepLine(NEEDLES, line);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    // A spec may take a secret's file away: the value that stood there was kept at the start.
    return "";
  }
}
