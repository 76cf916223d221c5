import "server-only";
import type { ResourceAction } from "@/lib/actions/capacity";
import type { AuditAction, AuditDetails } from "@/lib/audit/audit-record";
import type { ResourceEnd, ResourceIntent } from "@/lib/server/actions/resource-end";
import type { ResourceWrite } from "@/lib/server/actions/resource-write";
import { createResourceWrites } from "@/lib/server/actions/resource-writes";
import { sleep } from "@/lib/server/cache/priority";
import { database } from "@/lib/server/db/process-database";
import { audit } from "@/lib/server/http/audit";
import { port } from "@/lib/server/runtime/port";
import type { SpApi } from "@/lib/server/sp-api/contract";

type ResourceWrites = ReturnType<typeof createResourceWrites>;

/** What has Amazon do things with the time of stores: one for the account of this process. */
export const resourceWrites = port<ResourceWrites>("resource-writes");

const NAMES = {
  replaceSchedule: "schedule_replaced",
  block: "time_blocked",
  moveBlock: "block_moved",
  unblock: "time_unblocked",
} as const satisfies Record<ResourceAction, AuditAction>;

/**
 * With the account's client, on record.
 * @param onWritten hears of a store that may be changed
 */
export function recordedResourceWrites(
  api: SpApi,
  onWritten: (resource: string) => void,
): ResourceWrites {
  return createResourceWrites({
    api,
    database,
    now: Date.now,
    sleep: (ms) => sleep(ms),
    record: ({ user, ...intent }) =>
      audit.get().record({
        action: NAMES[intent.write.operation],
        user,
        details: { outcome: "sent", ...aboutOf(intent), ...wishOf(intent.write) },
      }),
    note({ user, ...intent }, end) {
      onWritten(intent.place.resource);
      audit.get().note({
        action: NAMES[intent.write.operation],
        user,
        details: { ...aboutOf(intent), ...endOf(end) },
      });
    },
  });
}

function aboutOf({ key, place }: Pick<ResourceIntent, "key" | "place">): AuditDetails {
  return { action: key, resource: place.resource };
}

function wishOf(write: ResourceWrite): AuditDetails {
  if (write.operation === "replaceSchedule") {
    const { ranges, until } = write.plan;
    return { ranges: ranges.length, until };
  }
  if (write.operation === "unblock") return { block: write.blockId };
  const { type, time } = write;
  return {
    ...(write.operation === "moveBlock" && { block: write.blockId }),
    ...{ type, day: time.day, from: time.from, to: time.to },
    ...(time.repeats && { until: time.repeats.until }),
  };
}

function endOf(end: ResourceEnd): AuditDetails {
  const { state, status, blockId, reservationId, requestId } = end;
  const codes = end.codes.filter((code) => code !== null).join(",");
  const warnings = end.warnings.filter((code) => code !== null).join(",");
  return {
    outcome: state,
    ...(blockId !== null && { block: blockId }),
    ...(reservationId !== null && { reservation: reservationId }),
    ...(status !== null && { upstreamStatus: status }),
    ...(codes !== "" && { upstreamCodes: codes }),
    ...(warnings !== "" && { warnings }),
    ...(requestId !== null && { requestId }),
  };
}
