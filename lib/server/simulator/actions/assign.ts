import "server-only";
import { type Answer, jsonAnswer } from "@/lib/server/simulator/answer";
import type { JobSet } from "@/lib/server/simulator/fixtures/job-set";
import type { JobRecord, Technician } from "@/lib/server/simulator/fixtures/service-job";
import { STORES } from "@/lib/server/simulator/fixtures/stores";
import {
  type Asked,
  type Context,
  demandOpen,
  errorOf,
  invalid,
  jobOf,
  Refused,
  unprocessable,
  WARN,
  withVisit,
} from "./asked";
import { fieldsOf } from "./availability";
import { timesOf } from "./books";

/** Somebody who can be sent, with what speaks against it. */
type Person = Technician & {
  storeIds: ReadonlySet<string>;
  lacks: ReadonlySet<string> | "everything";
  inHomesOnly?: true;
  unregistered?: true;
  unchecked?: true;
  alwaysBusy?: true;
};

/**
 * People of no crew whom Amazon refuses, each for a reason of its own and one for all of them. The last of
 * every crew is an apprentice, who lacks the skills that need a paper.
 */
export const UNFIT_TECHNICIANS = {
  unregistered: "ASIMNOTREG001",
  unchecked: "ASIMNOCHECK01",
  inHomesOnly: "ASIMATHOME001",
  busy: "ASIMALLBUSY01",
  everything: "ASIMUNFIT0001",
} as const;

const PAPERS: ReadonlySet<string> = new Set([
  "GAS_CERTIFIED",
  "HVAC_CERTIFIED",
  "ELECTRICAL",
  "MASONRY",
]);
const NOTHING: ReadonlySet<string> = new Set();
const EVERYWHERE: ReadonlySet<string> = new Set(STORES.map(({ id }) => id));

const SPECIAL: readonly Person[] = [
  {
    technicianId: UNFIT_TECHNICIANS.unregistered,
    name: "Nora Newcomer",
    storeIds: EVERYWHERE,
    lacks: NOTHING,
    unregistered: true,
  },
  {
    technicianId: UNFIT_TECHNICIANS.unchecked,
    name: "Udo Unchecked",
    storeIds: EVERYWHERE,
    lacks: NOTHING,
    unchecked: true,
  },
  {
    technicianId: UNFIT_TECHNICIANS.inHomesOnly,
    name: "Hal Home",
    storeIds: EVERYWHERE,
    lacks: NOTHING,
    inHomesOnly: true,
  },
  {
    technicianId: UNFIT_TECHNICIANS.busy,
    name: "Bea Busy",
    storeIds: EVERYWHERE,
    lacks: NOTHING,
    alwaysBusy: true,
  },
  {
    technicianId: UNFIT_TECHNICIANS.everything,
    name: "Una Unfit",
    storeIds: NOTHING,
    lacks: "everything",
    inHomesOnly: true,
    unregistered: true,
    unchecked: true,
    alwaysBusy: true,
  },
];

export function personNamed(jobSet: JobSet, id: string): Person | undefined {
  const special = SPECIAL.find(({ technicianId }) => technicianId === id);
  if (special) return special;
  for (const store of STORES) {
    const crew = jobSet.crewOf(store.id);
    const one = crew.find(({ technicianId }) => technicianId === id);
    if (!one) continue;
    const lacks = one === crew.at(-1) ? PAPERS : NOTHING;
    return { ...one, storeIds: new Set([store.id]), lacks };
  }
  return undefined;
}

/** Amazon: `assignAppointmentResources`; overwrites whoever was assigned. */
export function assignResources(context: Context, asked: Asked): Answer {
  const { resources } = fieldsOf(asked.body);
  // Amazon's own sentences have spaces that do not break.
  if (!Array.isArray(resources))
    throw invalid(unbroken("Resources not provided in input JSON payload."));
  if (resources.length === 0) {
    throw invalid(unbroken("Resources must have size greater than or equal to 1."));
  }
  const record = jobOf(context, asked, (id) => `No job exists with jobId : ${id}`);
  demandOpen(record);
  const id = asked.ids.appointmentId ?? "";
  const visit = record.job.appointments?.find(({ appointmentId }) => appointmentId === id);
  if (!visit) {
    throw unprocessable(
      `Failed to Update Appointment for jobId : ${record.id}, appointmentId : ${id}, reason : No appointment exists with appointmentId: ${id}`,
    );
  }
  if (visit.appointmentStatus !== "ACTIVE") {
    throw unprocessable(`Appointment metadata update is not allowed for appointmentId ${id}`);
  }
  const named = resources.flatMap((one: unknown) => fieldsOf(one).resourceId ?? []).map(String);
  // What a resource without an id means is not known: here, nothing.
  if (named.length === 0) return jsonAnswer(200, {});
  const people = named.map((name) => {
    const person = personNamed(context.jobSet, name);
    if (!person) throw unprocessable(`Invalid resourceId : ${name} provided in the input.`);
    return person;
  });
  const { start, end } = timesOf(visit);
  const clashes = new Map(
    people.map(({ technicianId }) => [
      technicianId,
      context.books.clashes(technicianId, start, end, record.id).length,
    ]),
  );
  refuseUnfit(record, people, clashes);
  const assignedTechnicians = people.map(({ technicianId, name }) => ({ technicianId, name }));
  const job = withVisit(record.job, id, { assignedTechnicians });
  context.jobSet.replace(record, job, context.now());
  const overbooked = asked.force === "overbook" || [...clashes.values()].some((many) => many > 0);
  if (!overbooked) return jsonAnswer(200, {});
  const message = "Resources overbooked for this time window.";
  return jsonAnswer(200, { payload: { warnings: [{ code: WARN.overbooked, message }] } });
}

/** Whoever has two other visits at the time has no room for a third; with one, Amazon but warns. */
const MOST_CLASHES = 1;

function refuseUnfit(
  { storeId, job }: JobRecord,
  people: readonly Person[],
  clashes: ReadonlyMap<string, number>,
): void {
  const { requiredSkills = [] } = job.scopeOfWork ?? {};
  const inStore = job.serviceLocation?.serviceLocationType === "IN_STORE";
  const lacking = (skill: string) =>
    people.filter(({ lacks }) => lacks === "everything" || lacks.has(skill));
  const lacked = requiredSkills.filter((skill) => lacking(skill).length > 0);
  const busy = ({ technicianId, alwaysBusy }: Person) =>
    alwaysBusy || (clashes.get(technicianId) ?? 0) > MOST_CLASHES;
  const rules: [string, string, readonly Person[]][] = [
    [
      "RESOURCES_MISMATCHED_SERVICE_LOCATION_TYPE",
      "Resources do not have same service location type as job.",
      people.filter(({ inHomesOnly }) => inHomesOnly && inStore),
    ],
    [
      "RESOURCES_MISSING_REQUIRED_SKILLS",
      `Resources Missing required ${lacked.join(",")} skills.`,
      people.filter((one) => lacked.some((skill) => lacking(skill).includes(one))),
    ],
    [
      "RESOURCES_NOT_AVAILABLE_IN_LOCATION",
      "Resources are not available in the store.",
      people.filter(({ storeIds }) => !storeIds.has(storeId)),
    ],
    [
      "RESOURCES_NOT_REGISTERED_UNDER_MERCHANT",
      "Resources are not registered under this Merchant.",
      people.filter(({ unregistered }) => unregistered),
    ],
    [
      "RESOURCES_BACKGROUND_CHECK_INCOMPLETE",
      "Resources background check is incomplete.",
      people.filter(({ unchecked }) => unchecked),
    ],
    [
      "RESOURCES_NOT_AVAILABLE_IN_TIME_WINDOW",
      "Resources do not have sufficient available capacity.",
      people.filter(busy),
    ],
  ];
  const errors = rules
    .filter(([, , whom]) => whom.length > 0)
    .map(([code, message, whom]) => {
      const ids = whom.map(({ technicianId }) => technicianId).join(",");
      return errorOf(`${message} Applicable resources: ${ids}`, code);
    });
  if (errors.length > 0) throw new Refused(jsonAnswer(422, { errors }));
}

function unbroken(sentence: string): string {
  return sentence.replaceAll(" ", "\u00a0");
}
