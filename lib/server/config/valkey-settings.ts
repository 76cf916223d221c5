import "server-only";
import { readFileSync } from "node:fs";
import { absolutePath, type Variables } from "./env";
import { SettingsError } from "./secret-files";

/** The engine that several processes share; each of them has the same. */
export type ValkeySettings = {
  /** redis: or rediss:, with user and password. */
  url: string;
  /** Certificates, as PEM, by which the engine's own is checked; null for those that every system knows. */
  ca: string | null;
  /** What all keys and channels begin with. */
  prefix: string;
};

/**
 * The engine that the variables name; null where this process shares nothing.
 * @throws SettingsError where what several processes need besides is missing
 */
export function valkeyOf(variables: Variables, isDemo: boolean): ValkeySettings | null {
  const { VALKEY_URL: url, VALKEY_CA_FILE: file, VALKEY_PREFIX: prefix = "sj" } = variables;
  if (url === undefined) {
    if (file === undefined) return null;
    throw new SettingsError(
      "VALKEY_CA_FILE is set and VALKEY_URL is not: there is nothing to check.",
    );
  }
  if (variables.DATABASE_URL === undefined) {
    throw new SettingsError(
      "VALKEY_URL is set and DATABASE_URL is not: several processes need a PostgreSQL that all of them share.",
    );
  }
  if (isDemo && !(variables.SP_API_ENDPOINT && variables.SP_API_LWA_ENDPOINT)) {
    throw new SettingsError(
      "VALKEY_URL is set in demo mode, where each process has an Amazon of its own. Start one with " +
        "npm run simulator and name it by SP_API_ENDPOINT and SP_API_LWA_ENDPOINT.",
    );
  }
  if (variables.NEXTAUTH_SECRET === undefined) {
    throw new SettingsError(
      "VALKEY_URL is set and NEXTAUTH_SECRET is not: several processes need the same one.",
    );
  }
  if (file !== undefined && !url.startsWith("rediss:")) {
    throw new SettingsError(
      "VALKEY_CA_FILE is set and VALKEY_URL is no rediss:// address: only TLS has certificates.",
    );
  }
  return { url, prefix, ca: file === undefined ? null : certificatesIn(file) };
}

function certificatesIn(file: string): string {
  let text: string;
  try {
    text = readFileSync(absolutePath(file), "utf8");
  } catch (error) {
    throw new SettingsError("VALKEY_CA_FILE names a file that cannot be read.", { cause: error });
  }
  if (text.includes("-----BEGIN CERTIFICATE-----")) return text;
  throw new SettingsError("VALKEY_CA_FILE names a file that holds no certificate in PEM.");
}
