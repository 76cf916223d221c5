import "server-only";
import { forbidden, redirect } from "next/navigation";
import { PAGES } from "@/lib/access/pages";
import { may } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import { audit } from "./audit";
import { currentUser } from "./identity";
import { reservePage } from "./user-rate-limit";

/**
 * The signed-in person; anybody else is sent to sign in and comes back to `path` afterwards. Whoever
 * opens more pages than one person's limit is asked to wait before `path` is rendered again.
 * Every page below (dashboard) calls it: layouts do not know the address that was asked for.
 */
export async function requireUser(path: string): Promise<User> {
  const user = await currentUser();
  if (user === null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  const wait = await reservePage(user.id);
  if (wait > 0) redirect(`/slow-down?${new URLSearchParams({ wait: String(wait), back: path })}`);
  return user;
}

/** The signed-in person, if the role may see the page; anybody else gets 403, on record. */
export async function requirePermission(page: keyof typeof PAGES, path: string): Promise<User> {
  const user = await requireUser(path);
  const needed = PAGES[page];
  if (needed !== "public" && !may(user.role, needed)) {
    audit.get().noteRefusal({ user, permission: needed, route: page });
    forbidden();
  }
  return user;
}
