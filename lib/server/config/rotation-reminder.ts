import "server-only";
import { cookies } from "next/headers";
import { may } from "@/lib/access/permissions";
import type { User } from "@/lib/server/auth/user";
import { type SecretReminder, secretReminder } from "./secret-reminder";
import { settings } from "./settings";

/** Set by the notice until midnight; keep it equal to the one in components/layout/secret-notice. */
const HIDDEN_COOKIE = "service-jobs.secret-notice";

/** What this person is to see about the age of Amazon's client secret; only a calm notice can be hidden. */
export async function rotationReminder(user: User): Promise<SecretReminder | null> {
  if (!may(user.role, "settings.see")) return null;
  const reminder = secretReminder(settings().secretIssuedAt, Date.now());
  const hidden = (await cookies()).get(HIDDEN_COOKIE)?.value === "hidden";
  return reminder?.state === "soon" && hidden ? null : reminder;
}
