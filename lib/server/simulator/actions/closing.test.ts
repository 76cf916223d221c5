import { createCipheriv, createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Reply, type Rig, rig } from "@/lib/server/simulator/testing/client";
import {
  bookedJob,
  crewOf,
  jobPath,
  read,
  waitingJob,
  words,
} from "@/lib/server/simulator/testing/jobs";

type Visit = Awaited<ReturnType<typeof bookedJob>>;

const fulfil = (at: Rig, { job, visitId }: Visit, body: unknown) =>
  at.ask("PUT", `${jobPath(job.serviceJobId)}/appointments/${visitId}/fulfillment`, body);

/** A visit that took place an hour ago. */
async function past(
  at: Rig,
): Promise<{ visit: Visit; worked: { startTime: string; endTime: string } }> {
  const visit = await bookedJob(at, 0);
  const start = Date.parse(visit.job.appointments?.[0]?.appointmentTime.startTime ?? "");
  at.clock.now = start + 3 * 3_600_000;
  await at.token();
  const spell = (instant: number) => new Date(instant).toISOString();
  return { visit, worked: { startTime: spell(start), endTime: spell(start + 3_600_000) } };
}

describe("closing a job", () => {
  it("takes times, people and a document, then is complete, with a proof to see", async () => {
    const at = await rig({ jobs: 200 });
    const { visit, worked } = await past(at);
    const [ann = ""] = await crewOf(at);
    const { serviceJobId } = visit.job;
    const complete = () => at.ask("PUT", `${jobPath(serviceJobId)}/completions`);
    expect(words(await complete())[0]).toContain("start time is required");
    const document = await upload(at);
    const reply = await fulfil(at, visit, {
      fulfillmentTime: worked,
      appointmentResources: [{ resourceId: ann }],
      fulfillmentDocuments: [document],
    });
    expect([reply.status, reply.text, reply.headers["x-amzn-ratelimit-limit"]]).toEqual([
      204,
      "",
      "5.0",
    ]);
    expect((await complete()).text).toBe("{}");
    expect(await read(at, serviceJobId)).toMatchObject({
      serviceJobStatus: "COMPLETED",
      appointments: [
        {
          appointmentStatus: "COMPLETED",
          assignedTechnicians: [{ technicianId: ann }],
          poa: { poaType: "POA_RECEIPT", uploadingTechnician: ann },
        },
      ],
    });
    expect(words(await complete())[0]).toContain("and jobState : COMPLETED");
    const cancelled = await at.ask(
      "PUT",
      `${jobPath(serviceJobId)}/cancellations?cancellationReasonCode=V1`,
    );
    expect(words(cancelled)[0]).toContain("jobStatus COMPLETED cannot be cancelled");
  });

  it("says all that is wrong at once, as a bare list, and keeps nothing", async () => {
    const at = await rig({ jobs: 5 });
    const { visit } = await past(at);
    const reply = await fulfil(at, visit, {
      fulfillmentTime: { endTime: "2022-01-03T13:18:10.668Z" },
      appointmentResources: [{ resourceId: "NOBODY" }],
      estimatedArrivalTime: { startTime: "2022-01-03T13:18:10.668Z" },
      fulfillmentDocuments: [{ uploadDestinationId: "none", contentSha256: "" }],
    });
    expect(reply.text.startsWith("[")).toBe(true);
    expect([reply.status, words(reply)]).toEqual([
      422,
      [
        expect.stringContaining("does not exist or is deleted"),
        expect.stringContaining("start time is required"),
        expect.stringContaining("ETA start and end time both are mandatory"),
        expect.stringContaining("document id does not exist"),
      ],
    ]);
  });

  it.each([
    [{}, 400, "No fulfillment artifacts"],
    [{ fulfillmentTime: { startTime: "2026-11-24T10:00:00.000Z" } }, 422, "end time is required"],
    [span("2026-11-24T10:00:00.000+01:00", "2026-11-24T11:00:00.000Z"), 422, "not in UTC format"],
    [span("2026-11-24T10-00:00.000Z", "2026-11-24T11:00:00.000Z"), 422, "Could not parse given"],
    [span("9999-01-01T10:00:00.000Z", "2026-11-24T11:00:00.000Z"), 422, "start time should not be"],
    [span("2026-11-23T10:00:00.000Z", "9999-11-24T11:00:00.000Z"), 422, "end time should not be"],
    [span("2026-11-23T10:00:00.000Z", "2026-11-23T10:00:00.000Z"), 422, "after start time"],
    [{ appointmentResources: [{}] }, 422, "resources provided is invalid"],
  ])("refuses %j", async (body, status, message) => {
    const at = await rig({ jobs: 5 });
    const { visit } = await past(at);
    const reply = await fulfil(at, visit, body);
    expect([reply.status, words(reply)]).toEqual([status, [expect.stringContaining(message)]]);
  });

  it("refuses jobs and visits that are not open, as a bare list too", async () => {
    const at = await rig({ jobs: 5 });
    const { visit, worked } = await past(at);
    const body = { fulfillmentTime: worked };
    const { serviceJobId: id = "" } = visit.job;
    expect(words(await fulfil(at, { ...visit, visitId: "x" }, body))[0]).toContain("not present");
    at.simulator.change(id, {
      appointment: { startTime: worked.startTime, durationInMinutes: 60 },
    });
    expect(words(await fulfil(at, visit, body))[0]).toContain("is not valid to update");
    at.simulator.change(id, { status: "CANCELLED" });
    expect(words(await fulfil(at, visit, body))[0]).toContain("can not be updated");
    const foreign = { ...visit, job: { serviceJobId: "90000000000001" } };
    const reply = await fulfil(at, foreign, body);
    expect([reply.status, reply.errors[0]?.code]).toEqual([403, "UnauthorizedAction"]);
  });

  it.each([
    ["NULL_CODE", 422, "Received invalid input reason code"],
    ["", 400, "[cancellationReasonCode]"],
    ["v1", 400, "[cancellationReasonCode]"],
  ])("is not cancelled for %s", async (code, status, message) => {
    const at = await rig({ jobs: 5 });
    const { serviceJobId } = await waitingJob(at);
    const path = `${jobPath(serviceJobId)}/cancellations?cancellationReasonCode=${code}`;
    const reply = await at.ask("PUT", path);
    expect([reply.status, words(reply)]).toEqual([status, [expect.stringContaining(message)]]);
  });
});

function span(startTime: string, endTime: string) {
  return { fulfillmentTime: { startTime, endTime } };
}

type Place = {
  uploadDestinationId: string;
  url: string;
  headers: Record<string, string>;
  encryptionDetails: { key: string; initializationVector: string };
};

const PNG = Buffer.from("89504e470d0a1a0a0001", "hex");

async function upload(at: Rig, file: Buffer = PNG, spoil: Spoil = {}) {
  const asked = { contentType: "PNG", contentLength: file.length, ...spoil.asked };
  const { payload }: { payload: Place } = JSON.parse(
    (await at.ask("POST", "/service/v1/documents", asked)).text,
  );
  const { key, initializationVector } = payload.encryptionDetails;
  const [secret, vector] = [
    Buffer.from(key, "base64"),
    Buffer.from(initializationVector, "base64"),
  ];
  const cipher = createCipheriv("aes-256-cbc", secret, vector);
  const bytes = spoil.plain ? file : Buffer.concat([cipher.update(file), cipher.final()]);
  at.clock.now += spoil.lateMs ?? 0;
  const headers = { ...payload.headers, ...spoil.headers };
  const put = spoil.unsent
    ? null
    : await fetch(payload.url, { method: "PUT", body: new Uint8Array(bytes), headers });
  at.clock.now += spoil.namedLateMs ?? 0;
  return {
    uploadDestinationId: payload.uploadDestinationId,
    contentSha256: spoil.sha256 ?? createHash("sha256").update(file).digest("base64"),
    status: put?.status,
  };
}

type Spoil = {
  asked?: object;
  plain?: true;
  unsent?: true;
  headers?: Record<string, string>;
  lateMs?: number;
  namedLateMs?: number;
  sha256?: string;
};

describe("documents", () => {
  const EICAR = Buffer.concat([PNG, Buffer.from("EICAR-STANDARD-ANTIVIRUS-TEST-FILE")]);

  it.each<[string, Buffer, Spoil, string]>([
    ["that were not brought", PNG, { unsent: true }, "encrypted not found"],
    ["that came too late", PNG, { unsent: true, lateMs: 301_000 }, "parameters are invalid"],
    ["that are named too late", PNG, { namedLateMs: 301_000 }, "parameters are invalid"],
    ["that are not encrypted", PNG, { plain: true }, "failed to decrypt"],
    ["with another hash", PNG, { sha256: "other" }, "sanity check"],
    ["longer than announced", PNG, { asked: { contentLength: 3 } }, "content length restrictions"],
    ["that are no picture", Buffer.from("plain text"), {}, "content type restrictions"],
    ["with malware", EICAR, {}, "malware check"],
  ])("%s are refused", async (_, file, spoil, message) => {
    const at = await rig({ jobs: 5 });
    const { visit } = await past(at);
    const { status: __, ...document } = await upload(at, file, spoil);
    const reply: Reply = await fulfil(at, visit, { fulfillmentDocuments: [document] });
    expect([reply.status, words(reply)]).toEqual([422, [expect.stringContaining(message)]]);
  });

  it.each<[string, Spoil, number]>([
    ["as announced", {}, 200],
    ["under another type", { headers: { "content-type": "image/gif" } }, 403],
    ["after five minutes", { lateMs: 301_000 }, 403],
  ])("are taken by their host %s, or not", async (_, spoil, status) => {
    expect((await upload(await rig({ jobs: 5 }), PNG, spoil)).status).toBe(status);
  });

  it.each([
    [{}, 400, "[contentType, contentLength]"],
    [{ contentType: "PNG" }, 400, "[contentLength]"],
    [{ contentType: "PNG", contentLength: 5_242_881 }, 400, "[contentLength]"],
    [{ contentType: "BMP", contentLength: 1 }, 422, "Use one of"],
  ])("have no place for %j", async (asked, status, message) => {
    const { ask } = await rig({ jobs: 5 });
    const reply = await ask("POST", "/service/v1/documents", asked);
    expect([reply.status, words(reply)]).toEqual([status, [expect.stringContaining(message)]]);
  });
});
