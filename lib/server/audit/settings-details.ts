import "server-only";
import { createHash } from "node:crypto";
import type { AuditDetails } from "@/lib/audit/audit-record";
import type { Settings } from "@/lib/server/config/settings-from";

/** The settings that decide who sees what, without any secret and without anybody's address. */
export function settingsDetails({ mode, marketplaceIds, auth, store }: Settings): AuditDetails {
  const { allowedEmails, managerEmails, adminEmails, oidc, rolesClaim } = auth;
  const lists = [allowedEmails, managerEmails, adminEmails];
  const details = {
    mode,
    marketplaces: marketplaceIds.join(","),
    store: "databaseUrl" in store ? "postgresql" : "embedded",
    provider: oidc ? new URL(oidc.issuer).host : "none",
    rolesClaim: rolesClaim ?? "none",
    viewers: allowedEmails.length,
    managers: managerEmails.length,
    admins: adminEmails.length,
  };
  return { ...details, fingerprint: fingerprintOf([details, lists]) };
}

/** Differs when somebody on a list is replaced by somebody else, too. */
function fingerprintOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
