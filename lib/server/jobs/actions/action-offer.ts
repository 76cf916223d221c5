import "server-only";
import { may, type Permission } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import type { ActionGroup, ActionOffer } from "@/lib/actions/job-action";
import { settings } from "@/lib/server/config/settings";

/** What each group needs at least. */
const NEEDED = {
  appointments: "appointments.set",
  technicians: "technicians.assign",
  fulfilment: "fulfilment.set",
  completion: "jobs.complete",
  cancellation: "jobs.cancel",
  capacity: "capacity.read",
} as const satisfies Record<ActionGroup, Permission>;

/** What a person may have Amazon do at this installation, and with which reasons. */
export function actionOffer({ role }: Pick<User, "role">): ActionOffer {
  const { groups, rescheduleReasons, cancelReasons } = settings().actions;
  const own = groups.filter((group) => may(role, NEEDED[group]));
  return {
    groups: own,
    rescheduleReasons: own.includes("appointments") ? rescheduleReasons : [],
    cancelReasons: own.includes("cancellation") ? cancelReasons : [],
  };
}
