import "server-only";
import { redirect } from "next/navigation";
import { currentUser, type User } from "./user";

/**
 * The signed-in person; anybody else is sent to sign in and comes back to `path` afterwards.
 * Every page below (dashboard) calls it: layouts do not know the address that was asked for.
 */
export async function requireUser(path: string): Promise<User> {
  const user = await currentUser();
  if (user === null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  return user;
}
