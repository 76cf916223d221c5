import "server-only";
import { z } from "zod";
import type { User } from "@/lib/access/user";
import type { TechniciansAnswer } from "@/lib/actions/capacity";
import { emptySearch } from "@/lib/search/jobs-search";
import { settings } from "@/lib/server/config/settings";
import { isStorable } from "@/lib/server/db/database";
import { database } from "@/lib/server/db/process-database";
import { keepTechnicianNames, readTechnicianNames } from "@/lib/server/db/technician-names";
import { audit } from "@/lib/server/http/audit";
import { jsonBody } from "@/lib/server/http/json-body";
import { badAction } from "@/lib/server/jobs/actions/action-bodies";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { accounts } from "./accounts";

const MOST_BYTES = 64 * 1024;
const MOST_CHANGES = 500;
// Amazon: Services API v1 model, `technicianId`.
const LONGEST_ID = 50;
const LONGEST_NAME = 80;

const held = () =>
  processSingleton<{ names: ReadonlyMap<string, string> }>("technician-names", () => ({
    names: new Map(),
  }));

/** What people call the technicians: as an admin has named them here, else as the settings do. */
export function technicianLabels(): ReadonlyMap<string, string> {
  const { names } = held();
  const { technicianLabels: given } = settings();
  return names.size === 0 ? given : new Map([...given, ...names]);
}

/** Reads the names that are kept. Answers are asked for all the time: none of them waits for the database. */
export async function refreshTechnicianNames(): Promise<void> {
  held().names = await readTechnicianNames(await database());
}

/** Everybody who was seen on a job or has a name, and where the name is from. */
export async function listTechnicians(
  { index } = accounts.get().default,
): Promise<TechniciansAnswer> {
  await refreshTechnicianNames();
  const given = settings().technicianLabels;
  const { names } = held();
  const seen = new Map((await seenTechnicians(index)).map((one) => [one.id, one]));
  const ids = new Set([...seen.keys(), ...given.keys(), ...names.keys()]);
  const technicians = [...ids].map((id) => ({
    id,
    name: names.get(id) ?? null,
    given: given.get(id) ?? null,
    amazon: seen.get(id)?.name ?? null,
    jobs: seen.get(id)?.jobs ?? 0,
  }));
  return { technicians: technicians.sort((a, b) => b.jobs - a.jobs || a.id.localeCompare(b.id)) };
}

async function seenTechnicians(index: ReturnType<typeof accounts.get>["default"]["index"]) {
  const [marketplace] = settings().marketplaceIds;
  if (index === null || index.holds(marketplace) === "none") return [];
  const created = { kind: "preset", preset: "any" } as const;
  const asking = { now: Date.now(), marketplace };
  const { facets } = await index.facets({ ...emptySearch(), created }, asking);
  return facets.technician
    .filter(({ value }) => value.length <= LONGEST_ID && value !== "none")
    .map(({ value: id, label: name = null, count: jobs }) => ({ id, name, jobs }));
}

const change = z.strictObject({
  id: z.string().min(1).max(LONGEST_ID).refine(isStorable),
  /** Null gives the name back to the settings and to Amazon. */
  name: z.string().trim().min(1).max(LONGEST_NAME).refine(isStorable).nullable(),
});
const body = z.strictObject({ technicians: z.array(change).min(1).max(MOST_CHANGES) });

/**
 * Gives technicians names, or takes them back.
 * @throws ProblemError `bad_action`
 */
export async function nameTechnicians(request: Request, user: User): Promise<TechniciansAnswer> {
  const read = body.safeParse(await jsonBody(request, { mostBytes: MOST_BYTES, field: "body" }));
  if (!read.success) {
    const detail = `1 to ${MOST_CHANGES} ids, each with a name of 1 to ${LONGEST_NAME} characters or null.`;
    throw badAction([{ parameter: "technicians", code: "unreadable", detail }]);
  }
  const { technicians } = read.data;
  const ids = technicians.map(({ id }) => id).join(",");
  await audit.get().record({
    action: "technicians_named",
    user,
    details: { technicians: ids.slice(0, 500), count: technicians.length },
  });
  const by = { userName: user.email || user.name, at: new Date() };
  await keepTechnicianNames(await database(), technicians, by);
  return listTechnicians();
}
