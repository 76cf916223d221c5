import "server-only";
import type { Role } from "@/lib/access/permissions";
import { may } from "@/lib/access/permissions";
import { flagsOf } from "@/lib/jobs/flags";
import { JOB_FLAGS, type Job } from "@/lib/jobs/job";
import { jobZone } from "@/lib/jobs/job-zone";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { JOB_RULE, type Rule } from "./privacy-rules";

/** What only the index says of a job: it knows all the others, and the zone of a site whose address it does not. */
export type Known = { isDoubleBooked: boolean; zone: string | null };

/**
 * What a person of this role may see of a job, before it leaves the server. Paths of what was cut
 * stand in `hidden`, so that the screen can say "hidden" instead of pretending there is nothing.
 */
export function shapeJob(wire: WireJob, role: Role, now: number, known?: Known): Job {
  const hidden: string[] = [];
  const visible = cut(wire, JOB_RULE, role, "", hidden) as Omit<Job, "zone" | "flags" | "hidden">;
  const job: Job = {
    ...visible,
    serviceJobId: visible.serviceJobId ?? "",
    zone: known?.zone ?? jobZone(visible),
    flags: [],
    hidden: [...new Set(hidden)],
  };
  const alone = flagsOf(job, now);
  if (!known?.isDoubleBooked) return { ...job, flags: alone };
  return {
    ...job,
    flags: JOB_FLAGS.filter((flag) => flag === "doubleBooked" || alone.includes(flag)),
  };
}

function cut(value: unknown, rule: Rule, role: Role, path: string, hidden: string[]): unknown {
  if (value === undefined || value === null || value === "") return undefined;
  if (rule === "everyone") return value;
  if (rule === "names" && may(role, "buyer.names")) return value;
  if (typeof rule === "object") {
    if ("fields" in rule) return cutFields(value, rule.fields, role, path, hidden);
    if ("each" in rule) {
      return Array.isArray(value)
        ? value.flatMap((item) => cut(item, rule.each, role, path, hidden) ?? [])
        : undefined;
    }
    if (typeof value !== "string") return undefined;
    if (may(role, "buyer.names")) return value;
    hidden.push(path);
    return rule.abbreviate(value) || undefined;
  }
  hidden.push(path);
  return undefined;
}

function cutFields(
  value: unknown,
  fields: Record<string, Rule>,
  role: Role,
  path: string,
  hidden: string[],
): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value).map(([name, field]) => {
    const rule = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [name, cut(field, rule ?? "nobody", role, path ? `${path}.${name}` : name, hidden)];
  });
  return Object.fromEntries(entries.filter(([, field]) => field !== undefined));
}
