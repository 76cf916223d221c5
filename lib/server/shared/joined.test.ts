import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createMemorySignInAttempts } from "@/lib/server/auth/memory-sign-in-attempts";
import { createPriority } from "@/lib/server/cache/priority";
import { createMemoryUserRateLimit } from "@/lib/server/http/user-rate-limit";
import { memorySlots } from "@/lib/server/jobs/export/memory-slots";
import { freePort } from "@/lib/testing/free-port";
import { joinShared, type Shared } from "./shared";
import { findValkey, startValkey, type ValkeyServer } from "./testing/valkey-server";
import { connectValkey } from "./valkey-client";

const program = findValkey();

/** Of nobody but 127.0.0.1 in this test, signed by itself. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnb0h+ZyYtIrUmRTN
pbaWOLsweBFTr9bhACvxgi66+OmhRANCAAQzb+v3P8LHGOfqPIGG6+KRm5PVZa1w
38QKw5YcD4Ppgf6VjMK1hekWAGovhSNZ26DQOEqgl4miyKk4zWVniv7I
-----END PRIVATE KEY-----`;
const CERT = `-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUL5fqeJd6OaOcpUhtrQc9+YWNvNUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEzMDA1MDQzOVoYDzIxMjYxMTA2
MDUwNDM5WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQzb+v3P8LHGOfqPIGG6+KRm5PVZa1w38QKw5YcD4Ppgf6VjMK1hekW
AGovhSNZ26DQOEqgl4miyKk4zWVniv7Io2QwYjAdBgNVHQ4EFgQUEiHDsju0AXEs
YxjOKkW3OYM/BLAwHwYDVR0jBBgwFoAUEiHDsju0AXEsYxjOKkW3OYM/BLAwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
ICaaWW/cVx4uJiQooC531+euAnbsa3dic5qaLSvcJAjRAiBjNdN3uJ8QsmvxufKn
HhcU1zzwmqLJ8dYDuotQK1ju3g==
-----END CERTIFICATE-----`;

describe.skipIf(program === null)("processes that have joined", () => {
  let server: ValkeyServer;
  let log: object[];
  const open: Shared[] = [];
  beforeAll(async () => {
    server = await startValkey(program ?? "");
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    log = [];
    return async () => {
      await Promise.all(open.splice(0).map((shared) => shared.close()));
    };
  });

  function joinAt(url: string, ca: string | null = null): Shared {
    const note = (about: object) => void log.push(about);
    const shared = joinShared({
      valkey: () => ({ url, ca, prefix: "sj" }),
      secret: "s".repeat(32),
      account: "amzn1.application-oa2-client.42",
      log: { info: note, warn: note } as Parameters<typeof joinShared>[0]["log"],
    });
    open.push(shared);
    return shared;
  }

  async function commands(url = server.url) {
    const wire = await connectValkey(
      { url, ca: null },
      () => undefined,
      () => undefined,
    );
    await wire.opened;
    return wire;
  }

  it("need no more than the user of deploy/users.acl may do, and leave nothing to read", async () => {
    const [, rule = ""] =
      /^user app on #PASSWORD_SHA256 (.*)$/mu.exec(readFileSync("deploy/users.acl", "utf8")) ?? [];
    const admin = await commands();
    await admin.send(["ACL", "SETUSER", "app", "on", ">password", ...rule.trim().split(/\s+/u)]);
    const url = server.url.replace("//", "//app:password@");
    const [one, two] = [joinAt(url), joinAt(url)];
    await Promise.all([one.firstContact, two.firstContact]);
    const person = "ada.kowalski@example.com";

    const settings = { operation: "getServiceJobs", rate: 10, burst: 10 };
    const limits = { maxWaitMs: 15_000, maxQueue: 500, maxQueueOfUser: 500 };
    const parts = { now: Date.now, random: Math.random };
    const [a, b] = [one, two].map(({ createQuota }) =>
      createQuota({ ...settings, ...limits }, parts),
    );
    const priority = createPriority("background");
    const request = { user: person, returning: false, priority };
    const asked = [a, b, a, b].map((quota) => quota?.acquire(request));
    await expect.poll(async () => (await b?.read())?.waiting.background).toBeGreaterThan(0);
    priority.promote("interactive");
    const [first, second] = await Promise.all(asked);
    if (first) await a?.report(first, { type: "answered", rate: "50.0" });
    if (second) await b?.report(second, { type: "throttled", retryAfterSeconds: 0 });
    const leaving = AbortSignal.timeout(5);
    await b?.acquire({ ...request, signal: leaving }).catch(() => undefined);
    expect(await b?.read()).toMatchObject({ rate: 50, burst: 10 });

    const work = { load: async () => ({ buyer: "Ada Kowalski" }), keepMs: () => 10_000 };
    await one.once(`order of ${person}`, work);
    expect(await two.once(`order of ${person}`, work)).toMatchObject({
      value: { buyer: "Ada Kowalski" },
    });
    one.chains.put(person, 2, "cursor");
    await expect.poll(() => two.chains.get(person, 2, 2)).toEqual(["cursor"]);
    two.chains.forget("another");
    const slot = await one.exportSlots(memorySlots()).acquire(new AbortController().signal);
    slot.release();
    const limit = { rate: 1, burst: 9 };
    await one.userRateLimit(limit, createMemoryUserRateLimit(limit)).reserve(person, 1);
    await one.signInAttempts(createMemorySignInAttempts()).fail(person);
    const told = new Promise<string>((resolve) => two.onTold("written", resolve));
    one.tell("written", '{"job":"a b"}');
    expect(await told).toBe('{"job":"a b"}');

    for (const { standing } of [one, two]) {
      await expect.poll(standing, { timeout: 10_000 }).toMatchObject({
        met: true,
        together: true,
        processes: 2,
      });
    }
    // What it may not do ends a connection, with the engine's word for why.
    expect(JSON.stringify(log)).not.toMatch(/NOPERM|ERR/u);
    const keys = (await admin.send(["KEYS", "*"])) as string[];
    expect(keys.length).toBeGreaterThan(6);
    const held = await Promise.all(
      keys.map(async (key) => `${key} ${await admin.send(["DUMP", key])}`),
    );
    expect(held.join("\n")).not.toMatch(/ada|kowalski|example\.com|cursor|amzn1/iu);
    for (const key of keys)
      expect([key, Number(await admin.send(["PTTL", key])) > 0]).toEqual([key, true]);

    const app = await commands(url);
    for (const command of [
      ["CONFIG", "GET", "*"],
      ["KEYS", "*"],
      ["FLUSHALL"],
      ["MONITOR"],
      ["GET", "other"],
      ["PUBLISH", "other", "word"],
      ["EVAL", "return redis.call('FLUSHALL')", "0"],
    ]) {
      await expect(app.send(command)).rejects.toThrow(/NOPERM|can't run this command/u);
    }
    app.destroy();
    admin.destroy();
  });

  it("name once a user that may not enter, and neither name nor password", async () => {
    const shared = joinAt(server.url.replace("//", "//nobody:hunter2@"));
    await expect.poll(() => log.length, { timeout: 10_000 }).toBe(1);
    expect(shared.standing()).toMatchObject({ met: false, together: false });
    expect(log).toEqual([{ code: "WRONGPASS", processes: 4 }]);
  });

  it("meet over TLS where the certificate is known, and not where it is not", async () => {
    const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(server.folder, name));
    const { writeFile } = await import("node:fs/promises");
    await Promise.all([writeFile(String(key), KEY), writeFile(String(cert), CERT)]);
    const files = ["--tls-cert-file", String(cert), "--tls-key-file", String(key)];
    const port = await freePort();
    const secure = await startValkey(program ?? "", [
      ...files,
      ...["--tls-ca-cert-file", String(cert), "--tls-auth-clients", "no"],
      ...["--tls-port", String(port)],
    ]);
    const url = `rediss://127.0.0.1:${port}`;
    await joinAt(url, CERT).firstContact;
    log.length = 0;
    joinAt(url);
    await expect.poll(() => log.length, { timeout: 10_000 }).toBe(1);
    expect(log).toEqual([{ code: "DEPTH_ZERO_SELF_SIGNED_CERT", processes: 4 }]);
    await secure.stop();
  });
});
