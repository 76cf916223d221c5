import { expect, test } from "vitest";
import { failureOf } from "./errors";

const TOKEN = "Atza|token";
const errors = (code: string, message = "m", details = "") => ({
  errors: [{ code, message, details }],
});
const answer = (status: number, body: unknown, more = {}) => ({
  status,
  body,
  requestId: "r-1",
  rateLimit: null,
  errorType: null,
  retryAfterSeconds: null,
  sentAt: null,
  ...more,
});

const error = (code: string) => ({ code, message: "m" });

test.each([
  [400, errors("InvalidInput"), "rejected", "InvalidInput"],
  [400, { payload: {} }, "rejected", null],
  [400, undefined, "rejected", null],
  [400, [{ code: "InvalidInput", message: "m" }], "rejected", "InvalidInput"],
  [401, errors("Unauthorized"), "access", "Unauthorized"],
  [403, {}, "access", null],
  [403, errors("Unauthorized"), "access", "Unauthorized"],
  [403, errors("UnauthorizedAction"), "access", "UnauthorizedAction"],
  [403, errors("MissingAuthenticationToken"), "access", "MissingAuthenticationToken"],
  [404, errors("NotFound"), "not_found", "NotFound"],
  [404, undefined, "not_found", null],
  [413, undefined, "rejected", null],
  [415, undefined, "rejected", null],
  [422, errors("InvalidInput"), "rejected", "InvalidInput"],
  [429, errors("QuotaExceeded"), "throttled", "QuotaExceeded"],
  [429, errors("SomethingElse"), "throttled", "SomethingElse"],
  [429, undefined, "throttled", null],
  [500, errors("InternalFailure"), "unavailable", "InternalFailure"],
  [502, undefined, "unavailable", null],
  [503, undefined, "unavailable", null],
  [504, undefined, "unavailable", null],
  [200, errors("InvalidInput"), "rejected", "InvalidInput"],
  [200, { payload: { jobs: [] }, ...errors("InvalidInput") }, "rejected", "InvalidInput"],
  [200, errors("InternalFailure"), "unavailable", "InternalFailure"],
  [200, errors("InternalError"), "unavailable", "InternalError"],
  [200, errors("InternalServerError"), "unavailable", "InternalServerError"],
  [200, errors("QuotaExceeded"), "throttled", "QuotaExceeded"],
  [200, errors("UnauthorizedAction"), "access", "UnauthorizedAction"],
  [200, [{ code: "InvalidInput", message: "m" }], "rejected", "InvalidInput"],
  [200, { errors: ["odd"] }, "rejected", null],
])("%i with %j is %s", (status, body, kind, upstreamCode) => {
  expect(failureOf(answer(status, body), TOKEN)).toMatchObject({
    kind,
    status,
    upstreamCode,
    requestId: "r-1",
  });
});

test.each([
  { payload: { jobs: [] } },
  { payload: {}, errors: [] },
  { payload: {}, errors: null },
  { payload: {}, warnings: [{ code: "RESOURCES_UNASSIGNED", message: "m" }] },
  { payload: {}, errors: [{ code: "ScheduleOverride", message: "m", errorLevel: "WARNING" }] },
])("200 with %j is no failure", (body) => {
  expect(failureOf(answer(200, body), TOKEN)).toBeNull();
});

test("keeps every error that is not a warning, the first of them as the one that decides", () => {
  const failure = failureOf(
    answer(422, {
      errors: [
        { code: "Overbooked", message: "warned", errorLevel: "WARNING" },
        { code: "InvalidInput", message: "Job\u00a0not found ", details: "for\nid 1" },
        { code: "Other", message: "later" },
      ],
    }),
    TOKEN,
  );

  expect(failure?.upstreamCode).toBe("InvalidInput");
  expect(failure?.upstreamMessage).toBe("Job not found for id 1 later");
  expect(failure?.upstreamErrors).toEqual([
    { code: "InvalidInput", message: "Job not found", details: "for id 1", record: null },
    { code: "Other", message: "later", details: null, record: null },
  ]);
});

test.each<[string, unknown, (string | null)[]]>([
  ["a bare list", [error("a"), error("b")], [null, null]],
  ["its payload", { errors: [error("a")], payload: { errors: [error("b")] } }, [null, null]],
  [
    "the records of a payload",
    {
      payload: [
        { availability: { startTime: "2026-01-01T08:00:00Z" }, errors: [error("a")] },
        { warnings: [error("no")] },
        { availability: null, errors: [error("b")] },
      ],
    },
    ["2026-01-01T08:00:00Z", null],
  ],
])("finds every error of %s", (_, body, records) => {
  const failure = failureOf(answer(200, body), TOKEN);

  expect(failure?.kind).toBe("rejected");
  expect(failure?.upstreamErrors.map(({ code, record }) => [code, record])).toEqual([
    ["a", records[0]],
    ["b", records[1]],
  ]);
});

test.each([
  [422, "Job not found for jobId 1"],
  [422, "No job exist with jobId : 1"],
  [422, "No job exists with jobId : 1"],
  [400, "No\u00a0job exists with jobId : 1"],
])("a %i that says %s is a job that Amazon does not have", (status, message) => {
  expect(failureOf(answer(status, errors("InvalidInput", message)), TOKEN)?.kind).toBe("not_found");
});

test("says of a 404 what the operation says", () => {
  const said = failureOf(answer(404, errors("InvalidInput")), TOKEN, "There is no such block.");
  expect(said).toMatchObject({ kind: "not_found", message: "There is no such block." });
  expect(failureOf(answer(404, undefined), TOKEN)?.message).toMatch(/service job/);
});

test("tells somebody else's job from a role that is missing", () => {
  const theirs = failureOf(answer(403, errors("UnauthorizedAction")), TOKEN);
  const role = failureOf(answer(403, errors("Unauthorized")), TOKEN);
  expect([theirs?.kind, role?.kind]).toEqual(["access", "access"]);
  expect(theirs?.message).toMatch(/another provider/);
  expect(role?.message).toMatch(/role/);
});

test("falls back to the error type header", () => {
  const failure = failureOf(
    answer(403, undefined, { errorType: "MissingAuthenticationTokenException" }),
    TOKEN,
  );

  expect(failure?.upstreamCode).toBe("MissingAuthenticationTokenException");
});

test("cuts the token out of Amazon's words and keeps them short", () => {
  const body = errors("InvalidInput", `bad token ${TOKEN} `, "x".repeat(9_000));

  const words = failureOf(answer(400, body), TOKEN)?.upstreamMessage ?? "";

  expect(words).toContain("bad token [token]");
  expect(words.length).toBeLessThan(600);
});

test("passes on how long Amazon asks to wait", () => {
  const failure = failureOf(answer(503, undefined, { retryAfterSeconds: 7 }), TOKEN);

  expect(failure?.retryAfterSeconds).toBe(7);
});
