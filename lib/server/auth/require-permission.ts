import "server-only";
import { forbidden } from "next/navigation";
import { PAGES } from "@/lib/access/pages";
import { may } from "@/lib/access/permissions";
import { noteRefusal } from "@/lib/server/audit/note-refusal";
import { requireUser } from "./require-user";
import type { User } from "./user";

/** The signed-in person, if the role may see the page; anybody else is told so, on record, with 403. */
export async function requirePermission(page: keyof typeof PAGES, path: string): Promise<User> {
  const user = await requireUser(path);
  const needed = PAGES[page];
  if (needed !== "public" && !may(user.role, needed)) {
    noteRefusal(user, needed, { route: page });
    forbidden();
  }
  return user;
}
