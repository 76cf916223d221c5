import { createDecipheriv, createHash } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it, test } from "vitest";
import { SpApiError } from "./errors";
import { LONGEST_DOCUMENT } from "./operations/documents";
import { inputProblems } from "./operations/input-rules";
import { simulated } from "./testing/simulated";
import { uploadDocument } from "./upload";

const PNG = Buffer.from("89504e470d0a1a0a", "hex");
const STORE = "SEA-TUKWILA-01";
const KEY = Buffer.from("0123456789abcdef0123456789abcdef");
const VECTOR = Buffer.from("fedcba9876543210");

type Put = { url: string; init: RequestInit };

/** An Amazon that gives one place, and a host that answers as told. */
function place(answers: readonly (number | Error)[] = [200], change: object = {}) {
  const puts: Put[] = [];
  const data = {
    uploadDestinationId: "d-1",
    url: "https://upload.example/d-1?X-Amz-Signature=hidden-signature",
    headers: {},
    key: KEY.toString("base64"),
    initializationVector: VECTOR.toString("base64"),
    ...change,
  };
  const parts = {
    api: {
      createServiceDocumentUploadDestination: async () => ({ data, requestId: null, fetchedAt: 0 }),
    },
    fetch: async (url: string, init: RequestInit) => {
      puts.push({ url, init });
      const answer = answers[Math.min(puts.length, answers.length) - 1] ?? 500;
      if (typeof answer !== "number") throw answer;
      return new Response("<Error>hidden-signature</Error>", { status: answer });
    },
    now: () => 1_000,
    sleep: async () => undefined,
  };
  return { parts, puts };
}

function deciphered(name: string, key: Buffer, init: RequestInit | undefined): Buffer {
  const body = Buffer.from(init?.body instanceof Uint8Array ? init.body : []);
  const decipher = createDecipheriv(name, key, VECTOR);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

const png = { bytes: PNG, contentType: "PNG" as const };

describe("a document", () => {
  it("is encrypted as Amazon asks, and named by the hash of what it was", async () => {
    const { parts, puts } = place();
    await expect(uploadDocument(parts, png)).resolves.toEqual({
      uploadDestinationId: "d-1",
      contentSha256: createHash("sha256").update(PNG).digest("base64"),
      expiresAt: 301_000,
    });
    const init = puts[0]?.init;
    expect(deciphered("aes-256-cbc", KEY, init)).toEqual(PNG);
    expect([init?.method, init?.headers]).toEqual(["PUT", { "content-type": "image/png" }]);
  });

  it("goes out with the headers that Amazon announced, and no other", async () => {
    const headers = { "Content-Type": "image/x-special", "x-amz-meta-a": "b" };
    const { parts, puts } = place([200], { headers });
    await uploadDocument(parts, png);
    expect(puts[0]?.init.headers).toEqual(headers);
  });

  it.each([
    [16, "aes-128-cbc"],
    [24, "aes-192-cbc"],
  ])("takes a key of %i bytes for %s", async (length, name) => {
    const key = KEY.subarray(0, length);
    const { parts, puts } = place([200], { key: key.toString("base64") });
    await uploadDocument(parts, png);
    expect(deciphered(name, key, puts[0]?.init)).toEqual(PNG);
  });

  it("is tried again while its host fails, and not when it refuses", async () => {
    const failing = place([503, new TypeError("fetch failed"), 200]);
    await expect(uploadDocument(failing.parts, png)).resolves.toMatchObject({
      uploadDestinationId: "d-1",
    });
    expect(failing.puts).toHaveLength(3);
    const refusing = place([403]);
    await expect(uploadDocument(refusing.parts, png)).rejects.toMatchObject({
      kind: "rejected",
      status: 403,
    });
    expect(refusing.puts).toHaveLength(1);
  });

  it.each([{ key: "c2hvcnQ=" }, { initializationVector: "c2hvcnQ=" }])(
    "is not sent with %o, which no cipher takes",
    async (change) => {
      const { parts, puts } = place([200], change);
      await expect(uploadDocument(parts, png)).rejects.toMatchObject({ kind: "invalid_answer" });
      expect(puts).toEqual([]);
    },
  );

  it("leaves neither key nor address in an error", async () => {
    for (const answers of [
      [403],
      [500],
      [new TypeError("https://upload.example hidden-signature")],
    ]) {
      const error = await uploadDocument(place(answers).parts, png).catch((one: unknown) => one);
      expect(error).toBeInstanceOf(SpApiError);
      const shown = `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)}`;
      for (const secret of ["hidden-signature", "upload.example", KEY.toString("base64")]) {
        expect(shown).not.toContain(secret);
      }
    }
  });
});

test.each([
  [LONGEST_DOCUMENT, []],
  [LONGEST_DOCUMENT + 1, [{ parameter: "contentLength", rule: "range" }]],
  [0, [{ parameter: "contentLength", rule: "range" }]],
])("a document of %i bytes", (contentLength, problems) => {
  const body = { contentType: "PNG" as const, contentLength };
  expect(inputProblems("createServiceDocumentUploadDestination", { body })).toEqual(problems);
});

/** A job of the simulator whose visit has begun. */
async function visited() {
  const { api, simulator } = await simulated();
  const [serviceJobId = ""] = simulator.create(1, STORE);
  const startTime = new Date(Date.now() - 3_600_000).toISOString();
  simulator.change(serviceJobId, { appointment: { startTime, durationInMinutes: 30 } });
  const { data } = await api.getServiceJobByServiceJobId(serviceJobId);
  const appointmentId = data.appointments?.at(-1)?.appointmentId ?? "";
  return { api, simulator, visit: { serviceJobId, appointmentId } };
}

describe("the simulator's host", () => {
  it("deciphers what was uploaded, and finds the hash that it was given", async () => {
    const { api, visit } = await visited();
    const { expiresAt: _, ...document } = await uploadDocument({ api }, png);
    const body = { fulfillmentDocuments: [document] };
    await expect(api.setAppointmentFulfillmentData({ ...visit, body })).resolves.toMatchObject({
      data: { warnings: [] },
    });
    const { data } = await api.getServiceJobByServiceJobId(visit.serviceJobId);
    expect(data.appointments?.at(-1)?.poa?.poaType).toBe("POA_RECEIPT");
  });

  it("finds another hash, and a place that was never used", async () => {
    const { api, visit } = await visited();
    const { expiresAt: _, ...document } = await uploadDocument({ api }, png);
    const place = await api.createServiceDocumentUploadDestination({
      body: { contentType: "PNG", contentLength: 1 },
    });
    const fulfillmentDocuments = [
      { ...document, contentSha256: "other" },
      { ...document, uploadDestinationId: place.data.uploadDestinationId },
      { ...document, uploadDestinationId: "none" },
    ];
    const error: unknown = await api
      .setAppointmentFulfillmentData({ ...visit, body: { fulfillmentDocuments } })
      .catch((one: unknown) => one);
    const errors = error instanceof SpApiError ? error.upstreamErrors : [];
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining("sanity check"),
      expect.stringContaining("encrypted not found"),
      expect.stringContaining("does not exist"),
    ]);
  });

  it("takes nothing after five minutes", async () => {
    const { api, simulator } = await simulated();
    const parts = {
      api: {
        createServiceDocumentUploadDestination: async (
          input: Parameters<typeof api.createServiceDocumentUploadDestination>[0],
        ) => {
          const answer = await api.createServiceDocumentUploadDestination(input);
          simulator.passTime(301_000);
          return answer;
        },
      },
    };
    await expect(uploadDocument(parts, png)).rejects.toMatchObject({
      kind: "rejected",
      status: 403,
    });
  });
});
