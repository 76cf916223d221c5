import { createHash } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import { act, booked, done, seenNow } from "@/e2e/support/api/actions";
import type { Api, Reply } from "@/e2e/support/api/client";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { testIn } from "@/e2e/support/api-test";
import { recordSecret } from "@/e2e/support/app/artifacts";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { LONGEST_DOCUMENT } from "@/lib/actions/documents";
import { KEY_MARK } from "@/lib/server/simulator/actions/documents";

const test = testIn("fast");

const uploaded = z.strictObject({
  id: z.string(),
  sha256: z.string(),
  type: z.enum(["TIFF", "JPEG", "PNG", "GIF", "PDF"]),
  bytes: z.number(),
  readyUntil: z.iso.datetime(),
});

const SECRET_WORDS = "what a signature shows and no log does";
recordSecret("words of a document", SECRET_WORDS);
const pdf = (length: number, words = SECRET_WORDS) =>
  Buffer.concat([Buffer.from(`%PDF-1.7\n${words}\n`), Buffer.alloc(length)]).subarray(0, length);
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("base64");

/** A picture of one pixel. */
const PNG = Buffer.from(
  "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082",
  "hex",
);

function chunk(name: string, content: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(name + content, "latin1"), Buffer.alloc(4)]);
}

const upload = (api: Api, id: string, data: unknown, headers = {}) =>
  api.send("POST", `/api/jobs/${id}/documents`, { data, headers });

async function ready(api: Api, id: string, data: Buffer) {
  const reply = await upload(api, id, data);
  expect([reply.status, reply.status === 200 ? "" : reply.text]).toEqual([200, ""]);
  return uploaded.parse(JSON.parse(reply.text));
}

const fulfil = async (
  api: Api,
  id: string,
  documents: readonly { id: string; sha256: string }[],
) => {
  const seen = await seenNow(api, id);
  const named = documents.map(({ id: place, sha256 }) => ({ id: place, sha256 }));
  return act(api, "fulfil", id, { appointment: seen.appointmentId, documents: named, seen });
};

const reasons = (reply: Reply) =>
  reply.problem().errors?.map(({ parameter, code }) => [parameter, code]);

test("a document of exactly the most bytes goes to Amazon, which deciphers it and finds our hash", async ({
  api,
  ownSimulator,
}) => {
  const caller = await api("manager");
  const id = await booked(controlOf(ownSimulator));
  const bytes = pdf(LONGEST_DOCUMENT);
  const document = await ready(caller, id, bytes);
  expect(document).toMatchObject({ type: "PDF", bytes: LONGEST_DOCUMENT, sha256: hashOf(bytes) });
  const left = Date.parse(document.readyUntil) - Date.now();
  expect(left).toBeGreaterThan(270_000);
  expect(left).toBeLessThanOrEqual(300_000);
  const { job } = done(await fulfil(caller, id, [document]));
  expect(job).toMatchObject({ appointments: [{ poa: { poaType: "POA_RECEIPT" } }] });
  const other = { ...document, sha256: hashOf(pdf(10)) };
  expect(reasons(await fulfil(caller, id, [other]))).toEqual([["documents", "documentHash"]]);
});

test("where a photo was taken goes no further than this server", async ({ api, ownSimulator }) => {
  const caller = await api("manager");
  const id = await booked(controlOf(ownSimulator));
  const before = PNG.subarray(0, -12);
  const place = chunk("tEXt", "Comment\0GPS 47.4484N 122.2914W");
  const photo = await ready(caller, id, Buffer.concat([before, place, PNG.subarray(-12)]));
  expect(photo).toMatchObject({ type: "PNG", bytes: PNG.length, sha256: hashOf(PNG) });
  expect((await fulfil(caller, id, [photo])).status).toBe(200);
});

test("what Amazon would not take is refused before anybody asks it", async ({
  api,
  app,
  ownSimulator,
}) => {
  const caller = await api("manager");
  const id = await booked(controlOf(ownSimulator));
  const asked = async () => {
    const { requests } = await controlOf(ownSimulator).stats();
    return Object.values(requests)
      .flatMap((counts) => Object.values(counts))
      .join();
  };
  const before = await asked();
  const heic = Buffer.concat([Buffer.from("00000018", "hex"), Buffer.from("ftypheic\0\0\0\0heic")]);
  const cases: [Buffer, string, object?][] = [
    [pdf(LONGEST_DOCUMENT + 1), "documentSize"],
    [Buffer.alloc(0), "documentSize"],
    [heic, "documentType", { "content-type": "image/jpeg" }],
    [Buffer.from("ffd8ffe0", "hex"), "documentType"],
    [Buffer.from("<svg/>"), "documentType"],
  ];
  for (const [bytes, code, headers] of cases) {
    const reply = await upload(caller, id, bytes, headers);
    expect([reply.status, reply.problem().code]).toEqual([422, "bad_action"]);
    expect(reply.problem().errors?.map((one) => one.code)).toEqual([code]);
  }
  // Nobody says beforehand how long it is.
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  const body = new Blob([new Uint8Array(pdf(LONGEST_DOCUMENT + 1))]).stream();
  const stream = { method: "POST", headers: { cookie }, body, duplex: "half" };
  const streamed = await fetch(`${app.baseUrl}/api/jobs/${id}/documents`, stream);
  expect(await streamed.json()).toMatchObject({ errors: [{ code: "documentSize" }] });
  expect(await asked()).toBe(before);
});

test("malware is told, and so is what waited for more than five minutes", async ({
  api,
  ownSimulator,
}) => {
  const caller = await api("manager");
  const id = await booked(controlOf(ownSimulator));
  const malware = await ready(caller, id, pdf(200, "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"));
  const refused = await fulfil(caller, id, [malware]);
  expect(reasons(refused)).toEqual([["documents", "documentMalware"]]);
  const late = await ready(caller, id, pdf(200));
  await controlOf(ownSimulator).passTime(301_000);
  expect(reasons(await fulfil(caller, id, [late]))).toEqual([["documents", "documentExpired"]]);
});

test("a viewer uploads nothing, nor does anybody to a job that there is not", async ({ api }) => {
  const viewer = await upload(await api("viewer"), "10000000000000", pdf(20));
  expect([viewer.status, viewer.problem().code]).toEqual([403, "forbidden"]);
  const nobody = await upload(await api("manager"), "10000000000000", pdf(20));
  expect([nobody.status, nobody.problem().code]).toEqual([404, "not_found"]);
});

test("it is on record by kind, size and the beginning of its hash, and nothing of it anywhere", async ({
  api,
  app,
  ownSimulator,
}) => {
  const caller = await api("manager");
  const id = await booked(controlOf(ownSimulator));
  const bytes = pdf(345);
  const document = await ready(caller, id, bytes);
  const admin = await api("admin");
  const record = await admin.get("/api/audit?action=document_uploaded&size=1");
  const sha256 = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  expect(JSON.parse(record.text).records).toMatchObject([
    { jobId: id, details: { type: "PDF", bytes: 345, sha256 } },
  ]);
  // All that this app has on record, of every test before this one, too.
  const { text: all } = await admin.get("/api/audit?size=200");
  const written = `${all}${app.readLog()}`;
  const key = Buffer.from(KEY_MARK).toString("base64");
  for (const secret of [SECRET_WORDS, "X-Amz", "/_upload/", key, document.id, document.sha256]) {
    expect(written).not.toContain(secret);
  }
});

test("three things that Amazon refuses at once are three", async ({ api, ownSimulator }) => {
  const caller = await api("manager");
  const id = await booked(controlOf(ownSimulator));
  const seen = await seenNow(caller, id);
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const reply = await act(caller, "fulfil", id, {
    appointment: seen.appointmentId,
    worked: { start: at(-1), end: at(1) },
    technicians: ["NOBODY0000000"],
    documents: [{ id: "amzn1.tortuga.3.none", sha256: hashOf(pdf(10)) }],
    seen,
  });
  expect(reasons(reply)).toEqual([
    ["technicians", "technicianUnknown"],
    ["worked", "timesInFuture"],
    ["documents", "documentUnknown"],
  ]);
});
