import { rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect } from "vitest";
import { z } from "zod";
import { type Api, openApi } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";
import { freshDataDir, startApp } from "@/e2e/support/app/server";
import type { SimulatedContact } from "@/e2e/support/app/simulator-control";
import { controlOf } from "@/e2e/support/app/simulator-control";

const test = testIn("fast");

const revealed = z.strictObject({
  contact: z.strictObject({
    buyer: z.strictObject({ phone: z.string() }).optional(),
    serviceLocation: z
      .strictObject({
        address: z.strictObject({
          addressLine1: z.string().optional(),
          addressLine2: z.string().optional(),
          addressLine3: z.string().optional(),
          phone: z.string().optional(),
        }),
      })
      .optional(),
  }),
  hideAt: z.iso.datetime(),
  shownMs: z.literal(5 * 60_000),
});

const REASON = "The technician is at the wrong door";

const reveal = (api: Api, id: string, data: unknown = { reason: REASON }) =>
  api.send("POST", `/api/jobs/${id}/reveal`, { data });

/** Jobs of this provider that have a name, a phone and a street. */
async function complete(simulator: Parameters<typeof controlOf>[0]): Promise<SimulatedContact[]> {
  const contacts = await controlOf(simulator).contacts();
  return contacts.filter(
    ({ serviceJobId, name, phone, address }) =>
      serviceJobId.startsWith("34") && name && phone && address?.phone === phone,
  );
}

/** Which of them the dashboard is set up for: those of its marketplace. */
async function known(api: Api, simulator: Parameters<typeof controlOf>[0]) {
  const contacts = await complete(simulator);
  const american = contacts.filter(({ phone }) => phone?.startsWith("+1 "));
  expect(american.length).toBeGreaterThan(30);
  const [first] = american;
  expect((await api.get(`/api/jobs/${first?.serviceJobId}`)).status).toBe(200);
  return american;
}

for (const role of ["manager", "admin"] as const) {
  test(`a ${role} gets phone and street as Amazon holds them, for five minutes`, async ({
    api,
    ownSimulator,
  }) => {
    const caller = await api(role);
    for (const { serviceJobId, phone, address } of (await known(caller, ownSimulator)).slice(
      0,
      30,
    )) {
      const before = Date.now();
      const reply = await reveal(caller, serviceJobId);
      expect(reply.status).toBe(200);
      expect(reply.header("cache-control")).toBe("private, no-store");
      const { contact, hideAt } = revealed.parse(JSON.parse(reply.text));
      const { addressLine1, addressLine2, addressLine3 } = address ?? {};
      const lines = JSON.parse(JSON.stringify({ addressLine1, addressLine2, addressLine3 }));
      expect(contact.buyer).toEqual({ phone });
      expect(contact.serviceLocation?.address).toEqual({ ...lines, phone: address?.phone });
      const shown = Date.parse(hideAt) - before;
      expect(shown).toBeGreaterThanOrEqual(5 * 60_000);
      expect(shown).toBeLessThan(6 * 60_000);
    }
  });
}

test("a viewer is refused, whatever the reason", async ({ api, ownSimulator }) => {
  const [contact] = await known(await api("manager"), ownSimulator);
  const reply = await reveal(await api("viewer"), contact?.serviceJobId ?? "");
  expect(reply.status).toBe(403);
  expect(reply.problem()).toMatchObject({ code: "forbidden" });
  for (const value of [contact?.phone, contact?.address?.addressLine1]) {
    expect(reply.text).not.toContain(value);
  }
});

const NO_REASONS: readonly { name: string; data: unknown }[] = [
  { name: "no body", data: Buffer.from("") },
  { name: "no reason", data: {} },
  { name: "an empty reason", data: { reason: "" } },
  { name: "two letters", data: { reason: "ab" } },
  { name: "spaces", data: { reason: " \t \n " } },
  { name: "NUL in a word", data: { reason: "acc\0ess" } },
  { name: "half a character", data: Buffer.from('{"reason":"access \\ud800"}') },
  { name: "201 characters", data: { reason: "x".repeat(201) } },
  { name: "a number", data: { reason: 42 } },
  { name: "null", data: { reason: null } },
  { name: "a list", data: { reason: ["access"] } },
  { name: "an object", data: { reason: { toString: "access" } } },
  { name: "a list for a body", data: ["access"] },
  { name: "what is no JSON", data: Buffer.from('{"reason": "access"') },
  { name: "what is no UTF-8", data: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
  { name: "5 kB", data: { reason: REASON, more: "x".repeat(5_000) } },
  { name: "1 MB", data: { reason: "x".repeat(1_000_000) } },
];

for (const { name, data } of NO_REASONS) {
  test(`${name} is refused as a reason`, async ({ api, ownSimulator }) => {
    const caller = await api("manager");
    const [contact] = await known(caller, ownSimulator);
    const reply = await reveal(caller, contact?.serviceJobId ?? "", data);
    expect(reply.status).toBe(422);
    expect(reply.problem()).toMatchObject({
      code: "bad_search",
      errors: [{ parameter: "reason" }],
    });
    expect(reply.text).not.toContain("xxxxx");
    expect(reply.text).not.toContain(contact?.phone);
  });
}

test("a reason of 3 and one of 200 characters are enough", async ({ api, ownSimulator }) => {
  const caller = await api("admin");
  const [contact] = await known(caller, ownSimulator);
  for (const reason of ["abc", "x".repeat(200)]) {
    expect((await reveal(caller, contact?.serviceJobId ?? "", { reason })).status).toBe(200);
  }
});

test("a job that Amazon does not know is 404, another provider's is no answer", async ({ api }) => {
  const caller = await api("manager");
  const unknown = await reveal(caller, "10000000000000");
  expect(unknown.problem()).toMatchObject({ code: "not_found", status: 404 });
  const foreign = await reveal(caller, "90000000000001");
  expect(foreign.problem()).toMatchObject({ code: "upstream_access", status: 502 });
});

test("the record of a reveal survives and holds no buyer's data", async ({ ownSimulator }) => {
  const folder = freshDataDir();
  const app = await startApp({ ...ownSimulator?.env, DATA_DIR: folder });
  try {
    const caller = await openApi(app.baseUrl, "manager");
    const contacts = (await known(caller, ownSimulator)).slice(0, 10);
    for (const { serviceJobId, name, phone, address } of contacts) {
      const reason = `Late visit: ${name}, ${address?.addressLine1}, ${phone}, mail a@example.com`;
      expect((await reveal(caller, serviceJobId, { reason })).status).toBe(200);
    }
    await reveal(caller, "10000000000000");
    await app.stop();

    const database = await PGlite.create({ dataDir: join(folder, "postgres") });
    const { rows } = await database.query<{ job_id: string; reason: string; user_id: string }>(
      "select * from audit_records where action = 'reveal' order by id",
    );
    const everything = await database.query("select * from audit_records");
    await database.close();
    expect(rows.map(({ job_id }) => job_id)).toEqual(contacts.map((one) => one.serviceJobId));
    for (const { reason, user_id } of rows) {
      expect(user_id).toBe("demo-manager");
      expect(reason).toMatch(/^Late visit: \[removed\]/);
    }
    const kept = JSON.stringify(everything.rows);
    for (const { name, phone, address } of contacts) {
      for (const value of [name, phone, address?.addressLine1]) expect(kept).not.toContain(value);
    }
    expect(kept).not.toContain("a@example.com");
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
