import { expect, test } from "vitest";
import { readJob, readListing } from "./wire";

const EMPTY = { jobs: [], totalResultSize: null, nextPageToken: null, previousPageToken: null };

const listing = (payload: unknown) => readListing({ payload });
const listed = (job: unknown) => {
  const reading = listing({ jobs: [job] });
  return "data" in reading ? reading.data.jobs[0] : reading;
};

test("reads the listing of Amazon's sandbox", () => {
  const job = {
    serviceOrderId: "2345324",
    serviceJobId: "34534399990035",
    createTime: "2019-12-11T14:49:53.952Z",
    serviceJobStatus: "COMPLETED",
    buyer: { name: "Sam" },
    appointments: [
      {
        appointmentId: "34534399990035_1",
        appointmentStatus: "COMPLETED",
        appointmentTime: { startTime: "2020-01-31T06:38:56.961Z", durationInMinutes: 60 },
        assignedTechnicians: [{ technicianId: "T1", name: "Tim" }],
      },
    ],
  };

  expect(
    listing({ totalResultSize: 1, nextPageToken: "t", previousPageToken: "t", jobs: [job] }),
  ).toEqual({
    data: { totalResultSize: 1, nextPageToken: "t", previousPageToken: "t", jobs: [job] },
  });
});

test.each([
  ["no field", {}],
  ["no jobs", { totalResultSize: null }],
  ["null for jobs", { jobs: null }],
  ["an empty list", { jobs: [] }],
  ["empty tokens", { jobs: [], nextPageToken: "", previousPageToken: "" }],
  ["an odd total and odd tokens", { totalResultSize: "many", nextPageToken: 7 }],
])("a payload with %s is an empty listing", (_, payload) => {
  expect(listing(payload)).toEqual({ data: EMPTY });
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["a text", "<html>"],
  ["an empty object", {}],
  ["an empty array", []],
  ["no payload but warnings", { warnings: [] }],
  ["null as payload", { payload: null }],
  ["an array as payload", { payload: [] }],
  ["a text as payload", { payload: "jobs" }],
  ["an object of jobs", { payload: { jobs: {} } }],
])("%s is no listing", (_, body) => {
  expect(readListing(body)).toEqual({ refused: "invalid_answer" });
});

test.each([null, "1", 7, true, []])("a job that is %j counts, and takes no other along", (odd) => {
  expect(listing({ jobs: [odd, { serviceJobId: "1" }], totalResultSize: 2 })).toMatchObject({
    data: { jobs: [{}, { serviceJobId: "1" }], totalResultSize: 2 },
  });
});

test.each([
  [{ scopeOfWork: { quantity: 1e10 } }, { scopeOfWork: {} }],
  [{ scopeOfWork: { quantity: -1 } }, { scopeOfWork: {} }],
  [{ payments: [{ amount: { value: 1e300 } }] }, { payments: [{ amount: {} }] }],
  [{ serviceJobId: "a\ud800" }, { serviceJobId: "a\ufffd" }],
  [{ trackingIds: ["\udfff"] }, { trackingIds: ["\ufffd"] }],
])("%j is read as %j", (job, read) => {
  expect(listed(job)).toEqual(read);
});

test("a page token that no URL can carry is none", () => {
  expect(listing({ nextPageToken: "\ud800" })).toEqual({ data: EMPTY });
});

test("keeps unknown fields and unknown values", () => {
  const job = {
    serviceJobStatus: "ON_THE_MOON",
    robot: true,
    buyer: { loyalty: "gold" },
    serviceLocation: { serviceLocationType: "IN_ORBIT", gate: 3 },
  };

  expect(listed(job)).toEqual(job);
});

test("a field of a wrong type costs that field, not the job", () => {
  expect(
    listed({
      serviceJobId: "1",
      createTime: 12,
      storeId: null,
      scopeOfWork: "assembly",
      buyer: { name: ["Sam"], phone: "1" },
      productOrderIds: "1",
      trackingIds: ["T1", 2, null, "T3"],
      appointments: [
        null,
        { appointmentId: "a", poa: [], assignedTechnicians: [7, { name: "Tim" }] },
      ],
      payments: [{ amount: { value: "12", currency: "USD" } }],
      associatedItems: [
        { linkedAssets: [{ additionalAttributes: { make: "Polaris", year: 2024 } }], quantity: {} },
      ],
    }),
  ).toEqual({
    serviceJobId: "1",
    buyer: { phone: "1" },
    trackingIds: ["T1", "T3"],
    appointments: [{ appointmentId: "a", assignedTechnicians: [{ name: "Tim" }] }],
    payments: [{ amount: { currency: "USD" } }],
    associatedItems: [{ linkedAssets: [{ additionalAttributes: { make: "Polaris" } }] }],
  });
});

test("reads one job", () => {
  const job = { serviceJobId: "1", serviceJobStatus: "HOLD" };

  expect(readJob({ payload: job })).toEqual({ data: job });
});

test.each([
  ["an empty payload, as the sandbox sends", { payload: {} }],
  ["a payload without the id", { payload: { serviceOrderId: "1" } }],
])("%s is no job", (_, body) => {
  expect(readJob(body)).toEqual({ refused: "not_found" });
});

test.each([undefined, {}, { payload: null }, { payload: [] }, []])("%o is no answer", (body) => {
  expect(readJob(body)).toEqual({ refused: "invalid_answer" });
});
