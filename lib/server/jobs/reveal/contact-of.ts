import "server-only";
import type { Contact } from "@/lib/jobs/contact";
import type { Rule } from "@/lib/server/jobs/privacy/privacy-rules";
import { JOB_RULE } from "@/lib/server/jobs/privacy/privacy-rules";
import type { WireJob } from "@/lib/server/sp-api/wire";

/** What of a job is shown only on request: the fields whose rule is `reveal`, and nothing else. */
export function contactOf(wire: WireJob): Contact {
  return (pick(wire, JOB_RULE) ?? {}) as Contact;
}

function pick(value: unknown, rule: Rule): unknown {
  if (value === undefined || value === null || value === "") return undefined;
  if (rule === "reveal") return value;
  if (typeof rule !== "object" || !("fields" in rule) || typeof value !== "object")
    return undefined;
  const entries = Object.entries(rule.fields)
    .map(([name, inner]) => [name, pick(Reflect.get(value, name), inner)] as const)
    .filter(([, field]) => field !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
