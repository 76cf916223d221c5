import { spawn } from "node:child_process";
import { once } from "node:events";
import node from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listAudit } from "@/lib/server/db/audit-log";
import type { OpenDatabase } from "@/lib/server/db/database";
import { listEnds } from "@/lib/server/db/ended-sessions";
import { openDatabase } from "@/lib/server/db/process-database";
import { beginRedeeming, endRedeeming } from "@/lib/server/db/redeemed-tokens";
import { findPostgres } from "@/lib/server/db/testing/find-postgres";
import { type PostgresServer, startPostgres } from "@/lib/server/db/testing/postgres-server";
import { createDatabaseRevocations } from "./database-revocations";
import { createProviderClaims } from "./provider-claims";
import type { ProviderPart } from "./session";
import { NOW, session } from "./testing/revocations-contract";

const ENDER = fileURLToPath(new URL("./testing/end-until-killed.ts", import.meta.url));
const ENOUGH = 25;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const METADATA = {
  issuer: "https://id.example",
  token_endpoint: "https://id.example/token",
  userinfo_endpoint: "https://id.example/me",
};
const programs = findPostgres();
if (programs === null) {
  process.stderr.write("Sessions of several processes: skipped, this machine has no postgres.\n");
}

describe.skipIf(programs === null)("sessions of several processes", () => {
  let server: PostgresServer;
  let opened: OpenDatabase[] = [];
  beforeAll(async () => {
    server = await startPostgres(programs ?? "");
    const databaseUrl = await server.freshDatabase();
    opened = await Promise.all([openDatabase({ databaseUrl }), openDatabase({ databaseUrl })]);
  });
  afterAll(async () => {
    await Promise.all(opened.map(({ close }) => close()));
    await server.stop();
  });

  function dbOf(at: number) {
    const database = opened[at]?.db;
    if (database === undefined) throw new Error("There is none.");
    return database;
  }

  /** @param pollMs null for one that hears by notifications alone */
  function process(at: number, pollMs: number | null) {
    const listen = (hear: () => void) => opened[at]?.listen?.("ended_sessions", hear);
    return createDatabaseRevocations({
      database: async () => dbOf(at),
      maxMs: 12 * HOUR,
      now: () => NOW,
      others: pollMs === null ? { listen, pollMs: HOUR } : { pollMs },
    });
  }

  it.each([
    ["is told", null],
    ["looks", 50],
  ])("one that was ended in the first is over in the second, which %s", async (how, pollMs) => {
    const [first, second] = [process(0, pollMs), process(1, pollMs)];
    const one = session(`s-${how}`, `u-${how}`);
    const [other, kept] = [session(`t-${how}`, `v-${how}`), session(`k-${how}`, `v-${how}`)];
    for (const each of [one, other, kept]) {
      expect([await first.covers(each), await second.covers(each)]).toEqual([false, false]);
    }
    // A listening connection stands before something is told on it.
    await vi.waitFor(async () => {
      await first.endSession(one.id);
      expect(await second.covers(one)).toBe(true);
    }, 10_000);
    await second.endOthers(kept);
    await vi.waitFor(async () => expect(await first.covers(other)).toBe(true), 10_000);
    expect([await first.covers(kept), await second.covers(kept)]).toEqual([false, false]);
  });

  it("says that it has ended something once it is kept, and reads what others have ended when told", async () => {
    const [first, second] = [process(0, HOUR), process(1, HOUR)];
    const one = session("s-told", "u-told");
    expect(await second.covers(one)).toBe(false);
    const told = new Promise<void>((resolve) => first.onEnded(resolve));
    await first.endPerson("u-told");
    await told;
    expect(await second.covers(one)).toBe(false);
    await second.reload();
    expect(await second.covers(one)).toBe(true);
  });

  it("a later end that another process has kept stays", async () => {
    const at = (now: number, index: number) =>
      createDatabaseRevocations({
        database: async () => dbOf(index),
        maxMs: 12 * HOUR,
        now: () => now,
      });
    await at(NOW + HOUR, 0).endPerson("u-late");
    await at(NOW, 1).endPerson("u-late");
    const late = { ...session("s-late", "u-late"), signedInAt: NOW + HOUR / 2 };
    expect(await process(0, HOUR).covers(late)).toBe(true);
  });

  it("a refresh token that a provider takes once is exchanged by one, and ends the session of none", async () => {
    const clock = { time: NOW };
    const asked: string[] = [];
    /** A provider that rotates: what was exchanged is refused, as are the tokens that came before. */
    const valid = { refresh: "rt-1", access: "at-1" };
    const provider = async (input: string | URL | Request, init?: RequestInit) => {
      if (String(input) === METADATA.userinfo_endpoint) {
        const isKnown =
          new Headers(init?.headers).get("authorization") === `Bearer ${valid.access}`;
        return Response.json({ sub: "u-1", roles: ["manager"] }, { status: isKnown ? 200 : 401 });
      }
      const given = new URLSearchParams(String(init?.body)).get("refresh_token") ?? "";
      asked.push(given);
      if (given !== valid.refresh)
        return Response.json({ error: "invalid_grant" }, { status: 400 });
      Object.assign(valid, { refresh: `${given}+`, access: "at-2" });
      const { refresh, access } = valid;
      return Response.json({ access_token: access, expires_in: 3_600, refresh_token: refresh });
    };
    const claimsOf = (at: number) =>
      createProviderClaims({
        metadata: async () => METADATA,
        credentials: () => ({ clientId: "dashboard", clientSecret: "s" }),
        rolesClaim: "roles",
        fetch: provider,
        now: () => clock.time,
        turns: {
          begin: (token) => beginRedeeming(dbOf(at), token),
          end: (token, isDone) => endRedeeming(dbOf(at), token, isDone),
        },
      });
    const cookie: ProviderPart = {
      ...{ accessToken: "at-1", accessTokenEndsAt: NOW + MINUTE, refreshToken: "rt-1" },
      ...{ claim: ["admin"], claimAt: NOW, claimInIdToken: false },
    };
    const subject = { id: "s-1", userId: "u-1", provider: cookie };
    const [first, second] = [claimsOf(0), claimsOf(1)];
    clock.time += 6 * MINUTE;
    const said = await Promise.all([first.standingOf(subject), second.standingOf(subject)]);
    expect(asked).toEqual(["rt-1"]);
    expect(said.map(({ ended }) => ended)).toEqual([false, false]);
    const renewed = (await Promise.all([first, second].map((one) => one.latest("s-1")))).find(
      (part) => part?.refreshToken === "rt-1+",
    );
    // Whoever did not exchange it goes on with what was known, and with the next cookie.
    clock.time += MINUTE;
    for (const one of [first, second]) {
      expect(await one.standingOf(subject)).toMatchObject({ ended: false });
      const next = { ...subject, provider: renewed ?? cookie };
      expect(await one.standingOf(next)).toEqual({ ended: false, claim: ["manager"] });
    }
    expect(asked).toEqual(["rt-1"]);
  });

  it("a sign-out that was answered is kept and on record, though its process was killed", async () => {
    const databaseUrl = await server.freshDatabase();
    const kept = await openDatabase({ databaseUrl });
    const child = spawn(
      node.execPath,
      ["--conditions=react-server", "--import", "tsx", ENDER, JSON.stringify({ databaseUrl })],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const exit = once(child, "exit");
    let said = "";
    for await (const text of child.stdout.setEncoding("utf8")) {
      said += text;
      if (said.split("\n").length > ENOUGH) child.kill("SIGKILL");
    }
    await exit;
    const answered = said.split("\n").slice(0, -1);
    expect(answered.length).toBeGreaterThanOrEqual(ENOUGH);
    const { records } = await listAudit(kept.db, { actions: ["sign_out"], limit: 1_000 });
    const recorded = new Set(records.map(({ userId }) => userId));
    expect(answered.filter((number) => !recorded.has(`u-${number}`))).toEqual([]);
    const ends = new Set((await listEnds(kept.db)).map(({ subject }) => subject));
    expect(answered.filter((number) => !ends.has(`s-${number}`))).toEqual([]);
    await kept.close();
  });
});
