import "server-only";
import { atLeast, isRole, type Role } from "@/lib/access/role";

export type Membership = {
  allowedEmails: readonly string[];
  managerEmails: readonly string[];
  adminEmails: readonly string[];
};

/** Whether an address is on a list; `*@example.com` stands for every address of that domain. */
function isListed(email: string, list: readonly string[]): boolean {
  const domain = email.slice(email.lastIndexOf("@"));
  return list.some((entry) =>
    entry.startsWith("*@") ? entry.slice(1) === domain : entry === email,
  );
}

/**
 * The role of a person, or null for someone who may not enter.
 * The highest of what the lists and the provider's claim say counts.
 * @param claim what the provider sent under OIDC_ROLES_CLAIM: a name or a list of names
 */
export function roleOf(email: string | null, claim: unknown, lists: Membership): Role | null {
  const address = email?.trim().toLowerCase() ?? "";
  const granted: Role[] = [claim].flat().filter(isRole);
  if (address !== "") {
    if (isListed(address, lists.allowedEmails)) granted.push("viewer");
    if (isListed(address, lists.managerEmails)) granted.push("manager");
    if (isListed(address, lists.adminEmails)) granted.push("admin");
  }
  return granted.reduce<Role | null>(
    (best, role) => (best !== null && atLeast(best, role) ? best : role),
    null,
  );
}
