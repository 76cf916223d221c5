import { describe, expect, it } from "vitest";
import type { Job } from "./job";
import { type JobTextWords, jobText } from "./job-text";

const words: JobTextWords = {
  line: (label, value) => `${label}: ${value}`,
  amount: (count, what) => `${count} × ${what}`,
  withNote: (value, note) => `${value} (${note})`,
  job: (id) => `Job ${id}`,
  label: {
    status: "Status",
    appointment: "Appointment",
    proposed: "Proposed",
    place: "Place",
    store: "Store",
    buyer: "Buyer",
    phone: "Phone",
    technicians: "Technicians",
    items: "Items",
    order: "Order id",
    job: "Job id",
  },
  appointmentStatus: (status) => (status === "CANCELLED" ? "cancelled" : null),
  itemStatus: (status) => (status === "DELIVERED" ? "delivered" : null),
  place: (type) => (type === "IN_HOME" ? "at home" : null),
};
const style = { locale: "en-US", now: Date.parse("2026-11-23T20:00Z"), status: "Open" };

/** What a manager gets of a job. */
const managers: Job = {
  serviceJobId: "19123456",
  serviceOrderId: "112-1234567-7654321",
  marketplaceId: "ATVPDKIKX0DER",
  storeId: "SEA-TUKWILA-01",
  serviceJobStatus: "NOT_SERVICED",
  scopeOfWork: { title: "Tire mounting", quantity: 4 },
  appointments: [
    {
      appointmentStatus: "ACTIVE",
      appointmentTime: { startTime: "2026-11-24T17:00:00Z", durationInMinutes: 120 },
      assignedTechnicians: [{ technicianId: "T1", name: "Rosa Diaz" }, { technicianId: "T2" }],
    },
  ],
  buyer: { name: "Anna-Lena Moore" },
  associatedItems: [{ title: "All-season tire", quantity: 4, itemStatus: "DELIVERED" }],
  serviceLocation: {
    serviceLocationType: "IN_HOME",
    address: { city: "Seattle", stateOrRegion: "WA", postalCode: "98188-1234", countryCode: "US" },
  },
  zone: "America/Los_Angeles",
  flags: [],
  hidden: ["buyer.phone", "serviceLocation.address.addressLine1"],
};

/** The same job as a viewer gets it. */
const viewers: Job = {
  ...managers,
  buyer: { name: "A. M." },
  serviceLocation: {
    serviceLocationType: "IN_HOME",
    address: { city: "Seattle", stateOrRegion: "WA", postalCode: "981", countryCode: "US" },
  },
  hidden: [...managers.hidden, "buyer.name", "serviceLocation.address.postalCode"],
};

describe("jobText", () => {
  it("says a job line by line, in the zone of the job site", () => {
    expect(jobText(managers, words, style)).toBe(
      [
        "4 × Tire mounting",
        "Status: Open",
        "Appointment: Tue 24 Nov, 09:00–11:00 PST",
        "Place: Seattle, WA 98188-1234, US (at home)",
        "Store: SEA-TUKWILA-01",
        "Buyer: Anna-Lena Moore",
        "Technicians: Rosa Diaz, T2",
        "Items: 4 × All-season tire (delivered)",
        "Order id: 112-1234567-7654321",
        "Job id: 19123456",
      ].join("\n"),
    );
  });

  it("says no more than a viewer may see, and no half postal code", () => {
    const text = jobText(viewers, words, style);
    expect(text).toContain("Buyer: A. M.");
    expect(text).toContain("Place: Seattle, WA, US (at home)");
    expect(text).not.toMatch(/Moore|981(?!23)|phone/i);
  });

  it("says what was proposed where there is no appointment", () => {
    const proposed = {
      ...managers,
      appointments: [],
      preferredAppointmentTimes: [
        { startTime: "2026-11-24T17:00:00Z", durationInMinutes: 60 },
        { startTime: "2026-11-25T17:00:00Z" },
      ],
    };
    expect(jobText(proposed, words, style)).toContain(
      "Proposed: Tue 24 Nov, 09:00–10:00 PST; Wed 25 Nov, 09:00 PST",
    );
  });

  it("says that an appointment was cancelled", () => {
    const [appointment] = managers.appointments ?? [];
    const cancelled = {
      ...managers,
      appointments: [{ ...appointment, appointmentStatus: "CANCELLED" }],
    };
    expect(jobText(cancelled, words, style)).toContain("09:00–11:00 PST (cancelled)");
  });

  it("makes do with a job that is nothing but an id", () => {
    const bare: Job = { serviceJobId: "7", zone: "America/Los_Angeles", flags: [], hidden: [] };
    expect(jobText(bare, words, { ...style, status: null })).toBe("Job 7\nJob id: 7");
  });

  it("leaves a time that cannot be read as it came", () => {
    const odd = {
      ...managers,
      appointments: [{ appointmentStatus: "ACTIVE", appointmentTime: { startTime: "soon" } }],
    };
    expect(jobText(odd, words, style)).toContain("Appointment: soon");
  });
});
