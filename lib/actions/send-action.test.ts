import { afterEach, expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/http/problem";
import type { ActionState } from "./job-action";
import { askAfter, keepsKey, newIntentKey, sendIntent } from "./send-action";

afterEach(() => vi.unstubAllGlobals());

const RECEIPT = { reasons: [], codes: ["InvalidInput"], requestId: "r-1" };

function answering(state: ActionState, reasons: string[] = []) {
  const asked: [string, RequestInit][] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push([url, init]);
    return Response.json({ job: null, warnings: [], action: { ...RECEIPT, state, reasons } });
  });
  return asked;
}

async function problemAfter(state: ActionState, reasons?: string[]) {
  answering(state, reasons);
  const error = await askAfter("k").catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw new Error("It was done.");
  return error.problem;
}

test("a key is a UUID of version 4, another one each time", () => {
  const keys = Array.from({ length: 50 }, newIntentKey);
  expect(new Set(keys).size).toBe(50);
  const form = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  for (const key of keys) expect(key).toMatch(form);
});

test("a wish goes to its own route, under its key", async () => {
  const asked = answering("done");
  const seen = { status: null, appointmentId: null, start: null, technicians: [] };
  await sendIntent({ key: "k", jobId: "J/1", action: "complete", body: { seen } });
  const [[url, init] = ["", {}]] = asked;
  expect(url).toBe("/api/jobs/J%2F1/complete");
  expect(init).toMatchObject({ method: "POST", body: JSON.stringify({ seen }) });
  expect(new Headers(init.headers).get("idempotency-key")).toBe("k");
});

test("only what was done is an answer to how it ended", async () => {
  answering("done");
  await expect(askAfter("k")).resolves.toMatchObject({ action: { state: "done" } });
  expect(await problemAfter("unknown")).toMatchObject({
    code: "outcome_unknown",
    requestId: "r-1",
  });
  expect(await problemAfter("sent")).toMatchObject({ code: "in_progress" });
  expect(await problemAfter("not_done")).toMatchObject({ reason: "notDone" });
  expect(await problemAfter("refused", ["slotTaken"])).toMatchObject({
    code: "upstream_rejected",
    errors: [{ code: "slotTaken" }],
  });
  expect(await problemAfter("refused")).toMatchObject({ errors: [{ detail: "InvalidInput" }] });
});

test("a key lives on only where the server holds no end under it", () => {
  expect(keepsKey({ code: "upstream_unavailable", reason: "unreachable" })).toBe(true);
  expect(keepsKey({ code: "unauthenticated" })).toBe(true);
  expect(keepsKey({ code: "upstream_unavailable", reason: "notDone" })).toBe(false);
  expect(keepsKey({ code: "outcome_unknown" })).toBe(false);
});
