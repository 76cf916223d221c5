import "server-only";
import { cookies } from "next/headers";
import { may } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import { settings } from "@/lib/server/config/settings";

const DAY_MS = 86_400_000;
/** Amazon: a client secret lasts 180 days; the old one stays good for 7 days beside a new one. */
const LIFE_DAYS = 180;
const NOTICE_DAYS = 30;

/** `days` is what is left, at least 1, or for an expired secret what has passed, at least 0. */
type SecretReminder = { state: "soon" | "expired"; days: number; lastDay: string };

/**
 * What admins should hear about the age of Amazon's client secret: nothing until 30 days before it
 * expires, or where nobody says when it was issued. Both are epoch milliseconds; `lastDay` is the
 * day of its end in UTC, as `2027-03-12`.
 */
export function secretReminder(issuedAt: number | null, now: number): SecretReminder | null {
  if (issuedAt === null) return null;
  const end = issuedAt + LIFE_DAYS * DAY_MS;
  if (now < end - NOTICE_DAYS * DAY_MS) return null;
  const lastDay = new Date(end).toISOString().slice(0, 10);
  return now < end
    ? { state: "soon", days: Math.ceil((end - now) / DAY_MS), lastDay }
    : { state: "expired", days: Math.floor((now - end) / DAY_MS), lastDay };
}

/** Set by the notice until midnight; keep it equal to the one in components/layout/secret-notice. */
const HIDDEN_COOKIE = "service-jobs.secret-notice";

/** What this person is to see about the age of Amazon's client secret; only one that is not urgent can be hidden. */
export async function rotationReminder(user: User): Promise<SecretReminder | null> {
  if (!may(user.role, "settings.see")) return null;
  const reminder = secretReminder(settings().secretIssuedAt, Date.now());
  const hidden = (await cookies()).get(HIDDEN_COOKIE)?.value === "hidden";
  return reminder?.state === "soon" && hidden ? null : reminder;
}
