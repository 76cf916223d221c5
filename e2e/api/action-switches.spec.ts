import { expect } from "vitest";
import { act, seenNow } from "@/e2e/support/api/actions";
import { readAudit } from "@/e2e/support/api/audit";
import { testIn } from "@/e2e/support/api-test";
import { API_ROUTES } from "@/lib/access/api-routes";
import { JOB_ACTIONS, seenOf } from "@/lib/actions/job-action";
import { ROUTE_EXAMPLES, type RouteExample } from "./access-examples";

/** Where fulfilment alone is switched on. */
const testOff = testIn("impatient");
const testWithoutReasons = testIn({
  app: {
    SP_API_ACTIONS: "appointments,cancellation",
    RESCHEDULE_REASONS: 'R1="Elsewhere"@A1F83G8C2ARO7P',
    CANCEL_REASONS: 'V1="Elsewhere"@A1F83G8C2ARO7P!customer',
  },
});

/** Every route by which Amazon is had to do something, but for the fulfilment that is switched on. */
const WRITES = [
  ...JOB_ACTIONS.filter((action) => action !== "fulfil").map(
    (action) => `POST /api/jobs/[id]/${action}` as const,
  ),
  "POST /api/jobs/assign",
  "PUT /api/resources/[id]/schedule",
  "POST /api/resources/[id]/blocks",
  "PUT /api/blocks/[id]",
  "DELETE /api/blocks/[id]",
] as const;

testOff("what is not switched on is not answered", async ({ api }) => {
  const admin = await api("admin");
  const codes: Record<string, string> = {};
  for (const route of [...WRITES, "POST /api/jobs/[id]/fulfil"] as const) {
    const example: RouteExample = ROUTE_EXAMPLES[route];
    const { path, headers, data } = example;
    const [method = ""] = route.split(" ");
    codes[route] = (await admin.send(method, path, { headers, data })).problem().code;
    expect(API_ROUTES[route].guard).not.toBe("jobs.read");
  }
  const off = Object.fromEntries(WRITES.map((route) => [route, "not_enabled"]));
  expect(codes).toEqual({ ...off, "POST /api/jobs/[id]/fulfil": "not_found" });
  for (const path of ["/api/jobs/10000000000000/slots", "/api/resources/SEA-TUKWILA-01/capacity"]) {
    expect((await admin.get(path)).problem().code, path).toBe("not_enabled");
  }
  expect((await admin.get("/schedule/capacity")).status).toBe(404);
  const { records } = await readAudit(admin, "action=settings");
  expect(records[0]?.details.actions).toBe("fulfilment");
});

testWithoutReasons(
  "without reason codes of its marketplace nothing is moved or cancelled @deep",
  async ({ api }) => {
    const admin = await api("admin");
    const { jobs } = (await admin.get("/api/jobs?status=NOT_SERVICED&created=90d")).page();
    const { serviceJobId: id = "", serviceOrderId = id } =
      jobs.find((job) => seenOf(job).appointmentId !== null) ?? {};
    const seen = await seenNow(admin, id);
    const start = new Date(Date.now() + 86_400_000).toISOString();
    const bodies = {
      reschedule: { appointment: seen.appointmentId, start, reason: "R1", seen },
      cancel: { reason: "V1", order: serviceOrderId.slice(-4), seen },
    } as const;
    for (const action of ["reschedule", "cancel"] as const) {
      const { code, errors } = (await act(admin, action, id, bodies[action])).problem();
      expect([code, errors?.[0]?.code]).toEqual(["bad_action", "noReasonCodes"]);
    }
    expect((await act(admin, "complete", id, { seen })).problem().code).toBe("not_enabled");
  },
);
