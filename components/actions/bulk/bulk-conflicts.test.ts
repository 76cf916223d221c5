import { expect, it } from "vitest";
import type { Job } from "@/lib/jobs/job";
import type { Lane, Visit } from "@/lib/schedule/schedule";
import { review } from "./bulk-conflicts";

const offer = { groups: ["technicians" as const], rescheduleReasons: [], cancelReasons: [] };

function job(serviceJobId: string, hour: number | null, technicians: string[] = []): Job {
  const startTime = `2026-12-01T${String(hour).padStart(2, "0")}:00:00Z`;
  const visit = {
    appointmentId: `${serviceJobId}_1`,
    appointmentStatus: "ACTIVE",
    appointmentTime: { startTime, durationInMinutes: 60 },
    assignedTechnicians: technicians.map((technicianId) => ({ technicianId })),
  };
  return {
    serviceJobId,
    serviceJobStatus: hour === null ? "PENDING_SCHEDULE" : "NOT_SERVICED",
    ...{ flags: [], hidden: [], zone: "UTC" },
    appointments: hour === null ? [] : [visit],
  };
}

const visitAt = (serviceJobId: string, from: string, to: string) =>
  ({ serviceJobId, start: `2026-12-01T${from}Z`, end: `2026-12-01T${to}Z` }) as Visit;

it("leaves out who has no visit, whose job is over, and to whom those go already", () => {
  const over = { ...job("D", 12), serviceJobStatus: "COMPLETED" };
  const jobs = [job("A", null), over, job("B", 10, ["ADA"]), job("C", 14)];
  const reviewed = review(jobs, ["ADA"], { offer, lanesOf: () => null });
  expect(reviewed.map(({ job: { serviceJobId }, left }) => [serviceJobId, left])).toEqual([
    ["C", null],
    ["A", "noVisit"],
    ["D", "jobClosed"],
    ["B", "unchanged"],
  ]);
});

it("tells what else somebody has at that time, and which of the list overlap", () => {
  const lanes: Lane[] = [
    {
      id: "ADA",
      label: "Ada",
      visits: [
        visitAt("X", "10:30:00", "11:30:00"),
        visitAt("Y", "11:00:00", "12:00:00"),
        visitAt("A", "10:00:00", "11:00:00"),
        visitAt("C", "10:00:00", "11:00:00"),
      ],
    },
  ];
  const jobs = [job("A", 10), job("B", 14), job("C", 10)];
  const [a, b, c] = review(jobs, ["ADA", "BEN"], { offer, lanesOf: () => lanes });
  expect(
    a?.clashes?.map(({ technician, visits }) => [technician, visits[0]?.serviceJobId]),
  ).toEqual([["ADA", "X"]]);
  expect(a?.overlaps.map(({ serviceJobId }) => serviceJobId)).toEqual(["C"]);
  expect([b?.clashes, b?.overlaps]).toEqual([[], []]);
  expect(c?.overlaps.map(({ serviceJobId }) => serviceJobId)).toEqual(["A"]);
});
