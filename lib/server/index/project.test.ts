import { describe, expect, it } from "vitest";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { project, technicianNames } from "./project";

type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

/** Every field of Amazon's job that is no object itself, as a dotted path. */
type Paths<T> =
  NonNullable<T> extends readonly (infer Item)[]
    ? Paths<Item>
    : NonNullable<T> extends object
      ? string extends keyof Known<NonNullable<T>>
        ? never
        : {
            [K in keyof Known<NonNullable<T>> & string]-?: Paths<
              Known<NonNullable<T>>[K]
            > extends infer Inner
              ? [Inner] extends [never]
                ? K
                : Inner extends string
                  ? `${K}.${Inner}`
                  : never
              : never;
          }[keyof Known<NonNullable<T>> & string]
      : never;

/**
 * Whether a field gets into the index. A field of Amazon's that this table does not name, and one that
 * it names but Amazon does not have, is refused by the compiler.
 */
const FIELDS: Record<Paths<WireJob>, "kept" | "derived" | "never"> = {
  createTime: "kept",
  serviceJobId: "kept",
  serviceJobStatus: "kept",
  "scopeOfWork.asin": "kept",
  "scopeOfWork.title": "kept",
  "scopeOfWork.quantity": "kept",
  "scopeOfWork.requiredSkills": "kept",
  "seller.sellerId": "never",
  "serviceJobProvider.serviceJobProviderId": "never",
  "preferredAppointmentTimes.startTime": "never",
  "preferredAppointmentTimes.durationInMinutes": "never",
  "appointments.appointmentId": "kept",
  "appointments.appointmentStatus": "kept",
  "appointments.appointmentTime.startTime": "kept",
  "appointments.appointmentTime.durationInMinutes": "kept",
  "appointments.assignedTechnicians.technicianId": "kept",
  // In a table of its own.
  "appointments.assignedTechnicians.name": "never",
  "appointments.rescheduledAppointmentId": "kept",
  "appointments.poa.appointmentTime.startTime": "kept",
  "appointments.poa.appointmentTime.durationInMinutes": "kept",
  "appointments.poa.technicians.technicianId": "never",
  "appointments.poa.technicians.name": "never",
  "appointments.poa.uploadingTechnician": "never",
  "appointments.poa.uploadTime": "kept",
  "appointments.poa.poaType": "kept",
  serviceOrderId: "kept",
  productOrderIds: "kept",
  trackingIds: "kept",
  // The table has it beside the row.
  marketplaceId: "never",
  storeId: "kept",
  "buyer.buyerId": "never",
  "buyer.name": "never",
  "buyer.phone": "never",
  "buyer.isPrimeMember": "never",
  "associatedItems.asin": "kept",
  "associatedItems.title": "never",
  "associatedItems.quantity": "never",
  "associatedItems.orderId": "never",
  "associatedItems.itemStatus": "kept",
  "associatedItems.brandName": "never",
  "associatedItems.itemDelivery.estimatedDeliveryDate": "kept",
  "associatedItems.itemDelivery.itemDeliveryPromise.startTime": "kept",
  "associatedItems.itemDelivery.itemDeliveryPromise.endTime": "kept",
  "associatedItems.linkedAssets.assetType": "never",
  "associatedItems.linkedAssets.assetName": "never",
  "associatedItems.linkedAssets.additionalAttributes": "never",
  "serviceLocation.serviceLocationType": "kept",
  "serviceLocation.address.name": "never",
  "serviceLocation.address.addressLine1": "never",
  "serviceLocation.address.addressLine2": "never",
  "serviceLocation.address.addressLine3": "never",
  "serviceLocation.address.city": "never",
  "serviceLocation.address.county": "never",
  "serviceLocation.address.district": "never",
  // The zone of the place follows from these.
  "serviceLocation.address.stateOrRegion": "derived",
  "serviceLocation.address.postalCode": "derived",
  "serviceLocation.address.countryCode": "derived",
  "serviceLocation.address.phone": "never",
  "payments.amount.value": "never",
  "payments.amount.currency": "never",
  "payments.instrument": "never",
};

const MARK = "Zaphod";

/** A job with a text, or a number, in every field. */
function full(changed?: string): WireJob {
  const job: Record<string, unknown> = {};
  for (const path of Object.keys(FIELDS))
    put(job, path.split("."), sampleOf(path, path === changed));
  return job;
}

const LISTS =
  /^(preferredAppointmentTimes|appointments|assignedTechnicians|technicians|associatedItems|linkedAssets|payments)$/;

function put(into: Record<string, unknown>, [name = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const held = into[name] ?? (LISTS.test(name) ? [{}] : {});
  into[name] = held;
  put((Array.isArray(held) ? held[0] : held) as Record<string, unknown>, rest, value);
}

/** Forms that are more than a text, by the end of the path: as it is, and changed. */
const FORMS: readonly [RegExp, unknown, unknown][] = [
  [/(Ids|Skills)$/, ["A1"], ["A2"]],
  [/marketplaceId$/, "ATVPDKIKX0DER", "A1PA6795UKMFR9"],
  [/additionalAttributes$/, { [MARK]: MARK }, { [MARK]: `${MARK}!` }],
  [/isPrimeMember$/, false, true],
  [/(quantity|value|Minutes)$/, 424_242, 424_243],
  [/countryCode$/, "US", "CA"],
  [/postalCode$/, "999-Zaphod", "885-Zaphod"],
  [/stateOrRegion$/, "CA", "TX"],
  [/Time$/, "2026-12-11T09:00:00Z", "2026-12-12T09:00:00Z"],
];

function sampleOf(path: string, isChanged: boolean): unknown {
  const form = FORMS.find(([ending]) => ending.test(path));
  if (form) return isChanged ? form[2] : form[1];
  const text = FIELDS[path as keyof typeof FIELDS] === "never" ? MARK : "2026-12-11T09:00:00Z";
  return isChanged ? `${text}!` : text;
}

const withoutHash = (job: WireJob) => ({ ...project(job), hash: undefined });

describe("project", () => {
  it.each(Object.entries(FIELDS))("%s: %s", (path, fate) => {
    if (fate === "never") expect(project(full(path))).toEqual(project(full()));
    else {
      expect(withoutHash(full(path))).not.toEqual(withoutHash(full()));
      expect(project(full(path))?.hash).not.toBe(project(full())?.hash);
    }
  });

  it("lets nothing of a buyer through, nor what Amazon may add", () => {
    const job: WireJob = { ...full(), giftNote: MARK, buyer: { name: MARK, nickname: MARK } };
    expect(JSON.stringify(full())).toContain(MARK);
    expect(JSON.stringify(project(job))).not.toContain(MARK);
  });

  it("keeps the zone of the site and nothing of its address", () => {
    const row = project(full("serviceLocation.address.stateOrRegion"));
    expect(row?.zone).toBe("America/Chicago");
    expect(JSON.stringify(row)).not.toMatch(/885|999|"TX"|"US"/);
  });

  it("counts proposed times without keeping them", () => {
    const preferredAppointmentTimes = [{ startTime: "2026-12-24T11:11:00Z" }, {}];
    const row = project({ serviceJobId: "A", preferredAppointmentTimes });
    expect(row?.proposed).toBe(2);
    expect(JSON.stringify(row)).not.toContain("2026-12-24");
  });

  it("has no row for a job without an id, and one for a job with nothing else", () => {
    expect(project({ serviceJobStatus: "HOLD" })).toBeNull();
    expect(project({ serviceJobId: "" })).toBeNull();
    expect(project({ serviceJobId: "A" })).toMatchObject({ id: "A", zone: "UTC", current: null });
  });
});

it("knows technicians by id", () => {
  const assignedTechnicians = [{ technicianId: "T1", name: "Ada" }, { name: "Bo" }, {}];
  expect(
    technicianNames({ serviceJobId: "A", appointments: [{ assignedTechnicians }, {}] }),
  ).toEqual([["T1", "Ada"]]);
});
