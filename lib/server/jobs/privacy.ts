import "server-only";
import { may } from "@/lib/access/permissions";
import type { Role } from "@/lib/access/role";
import { flagsOf } from "@/lib/jobs/flags";
import type { Job } from "@/lib/jobs/job";
import type { WireJob } from "../sp-api/wire";

/**
 * Who sees a field: everyone signed in, managers and above, nobody without a reveal, or everyone but
 * viewers in an abbreviated form. A field that has no rule here is shown to nobody: Amazon adds
 * fields, and a new one may hold a buyer's data.
 */
type Rule = "everyone" | "managers" | "reveal" | { abbreviate: (text: string) => string } | Shape;
type Shape = { each: Rule } | { fields: Record<string, Rule> };

const all = (...names: string[]): Record<string, Rule> =>
  Object.fromEntries(names.map((name) => [name, "everyone"]));

const TIME: Rule = { fields: all("startTime", "durationInMinutes") };
const TECHNICIANS: Rule = { each: { fields: all("technicianId", "name") } };

const JOB: Rule = {
  fields: {
    ...all("createTime", "serviceJobId", "serviceJobStatus", "serviceOrderId", "marketplaceId"),
    ...all("storeId"),
    productOrderIds: { each: "everyone" },
    trackingIds: { each: "everyone" },
    scopeOfWork: {
      fields: { ...all("asin", "title", "quantity"), requiredSkills: { each: "everyone" } },
    },
    seller: { fields: all("sellerId") },
    serviceJobProvider: { fields: all("serviceJobProviderId") },
    preferredAppointmentTimes: { each: TIME },
    appointments: {
      each: {
        fields: {
          ...all("appointmentId", "appointmentStatus", "rescheduledAppointmentId"),
          appointmentTime: TIME,
          assignedTechnicians: TECHNICIANS,
          poa: {
            fields: {
              ...all("uploadingTechnician", "uploadTime", "poaType"),
              appointmentTime: TIME,
              technicians: TECHNICIANS,
            },
          },
        },
      },
    },
    buyer: {
      fields: {
        buyerId: "managers",
        name: { abbreviate: initials },
        phone: "reveal",
        isPrimeMember: "everyone",
      },
    },
    associatedItems: {
      each: {
        fields: {
          ...all("asin", "title", "quantity", "orderId", "itemStatus", "brandName"),
          itemDelivery: {
            fields: {
              estimatedDeliveryDate: "everyone",
              itemDeliveryPromise: { fields: all("startTime", "endTime") },
            },
          },
          linkedAssets: {
            each: {
              fields: { ...all("assetType", "assetName"), additionalAttributes: "managers" },
            },
          },
        },
      },
    },
    serviceLocation: {
      fields: {
        serviceLocationType: "everyone",
        address: {
          fields: {
            name: { abbreviate: initials },
            addressLine1: "reveal",
            addressLine2: "reveal",
            addressLine3: "reveal",
            city: "everyone",
            county: "managers",
            district: "managers",
            stateOrRegion: "everyone",
            postalCode: { abbreviate: postalArea },
            countryCode: "everyone",
            phone: "reveal",
          },
        },
      },
    },
    payments: {
      each: {
        fields: { amount: { fields: all("value", "currency") }, instrument: "managers" },
      },
    },
  },
};

/**
 * What a person of this role may see of a job, before it leaves the server. Paths of what was cut
 * stand in `hidden`, so that the screen can say "hidden" instead of pretending there is nothing.
 */
export function shapeJob(wire: WireJob, role: Role, now: number): Job {
  const hidden: string[] = [];
  const visible = cut(wire, JOB, role, "", hidden) as Omit<Job, "flags" | "hidden">;
  const job: Job = {
    ...visible,
    serviceJobId: visible.serviceJobId ?? "",
    flags: [],
    hidden: [...new Set(hidden)],
  };
  return { ...job, flags: flagsOf(job, now) };
}

function cut(value: unknown, rule: Rule, role: Role, path: string, hidden: string[]): unknown {
  if (value === undefined || value === null || value === "") return undefined;
  if (rule === "everyone") return value;
  if (rule === "managers" && may(role, "buyer.names")) return value;
  if (typeof rule === "object") {
    if ("fields" in rule) return cutFields(value, rule.fields, role, path, hidden);
    if ("each" in rule) {
      return Array.isArray(value)
        ? value.map((item) => cut(item, rule.each, role, path, hidden))
        : undefined;
    }
    if (typeof value !== "string") return undefined;
    if (may(role, "buyer.names")) return value;
    hidden.push(path);
    return rule.abbreviate(value);
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
    return [name, cut(field, rule ?? "reveal", role, path ? `${path}.${name}` : name, hidden)];
  });
  return Object.fromEntries(entries.filter(([, field]) => field !== undefined));
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** "Anna-Lena Müller" → "A. M."; a name in one word keeps its first letter. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...graphemes.segment(word ?? "")][0]?.segment)
    .filter((letter) => letter !== undefined)
    .map((letter) => `${letter}.`)
    .join(" ");
}

/** The delivery area without the street: "SW1A 1AA" → "SW1A", "98188-1234" → "981". */
function postalArea(code: string): string {
  const first = code.trim().split(/[\s-]/u)[0] ?? "";
  return /^\d{4,}$/u.test(first) ? first.slice(0, 3) : first;
}
