import { describe, expect, it } from "vitest";
import { EVER, grant, listPath, NOW, rig, send } from "./testing/client";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

describe("the token endpoint", () => {
  it("answers a refresh token with an hour's access, never to be stored", async () => {
    const { token } = await rig();
    const reply = await token();
    expect(reply.status).toBe(200);
    expect(reply.headers["cache-control"]).toBe("no-store");
    expect(JSON.parse(reply.text)).toEqual({
      access_token: expect.stringMatching(/^Atza\|.{100,}/),
      token_type: "bearer",
      expires_in: 3600,
      refresh_token: grant().refresh_token,
    });
  });

  it("takes JSON too", async () => {
    const { simulator } = await rig();
    const reply = await send(simulator.tokenUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(grant()),
    });
    expect(reply.status).toBe(200);
  });

  it.each([
    ["a wrong secret", { client_secret: "x" }, 401, "invalid_client"],
    ["an unknown client", { client_id: "x" }, 401, "invalid_client"],
    ["a wrong refresh token", { refresh_token: "Atzr|x" }, 400, "invalid_grant"],
    ["no refresh token", { refresh_token: "" }, 400, "invalid_request"],
    ["no grant", { grant_type: "" }, 400, "invalid_request"],
    ["another grant", { grant_type: "password" }, 400, "unsupported_grant_type"],
    ["a scope beside the token", { scope: "sellingpartnerapi::x" }, 400, "invalid_request"],
  ])("refuses %s in OAuth's shape", async (_, fields: Record<string, string>, status, error) => {
    const { token } = await rig();
    const reply = await token(fields);
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.text)).toEqual({ error, error_description: expect.any(String) });
    expect(reply.headers["cache-control"]).toBe("no-store");
    expect(reply.text).not.toContain(grant().client_secret);
  });

  it.each([
    ["plain text", { "content-type": "text/plain" }, JSON.stringify(grant())],
    ["no type", {}, new URLSearchParams(grant()).toString()],
    ["broken JSON", { "content-type": "application/json" }, "{"],
    ["JSON that is no object", { "content-type": "application/json" }, "null"],
    ["a field twice", FORM, `${new URLSearchParams(grant())}&client_id=x`],
  ])("refuses %s", async (_, headers, body) => {
    const { simulator } = await rig();
    const reply = await send(simulator.tokenUrl, { method: "POST", headers, body });
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text).error).toBe("invalid_request");
  });

  it("reads a plus in an unencoded form as a blank, as forms do", async () => {
    const credentials = [{ clientId: "c", clientSecret: "a+b", refreshToken: "r" }];
    const { simulator } = await rig({ credentials });
    const body = "grant_type=refresh_token&client_id=c&client_secret=a+b&refresh_token=r";
    const reply = await send(simulator.tokenUrl, { method: "POST", headers: FORM, body });
    expect(reply.status).toBe(401);
  });

  it("allows POST only", async () => {
    const { simulator } = await rig();
    const reply = await send(simulator.tokenUrl, { method: "GET" });
    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe("POST");
  });

  it("is down when told so", async () => {
    const { simulator, token } = await rig();
    simulator.setFaults({ lwaDown: true });
    const reply = await token();
    expect(reply.status).toBe(503);
    expect(JSON.parse(reply.text).error).toBe("temporarily_unavailable");
    simulator.setFaults({ lwaDown: false });
    expect((await token()).status).toBe(200);
  });
});

describe("access tokens", () => {
  it("last as long as they say, to the millisecond", async () => {
    const { clock, get } = await rig({ accessTokenSeconds: 60 });
    const path = listPath({ createdAfter: EVER });
    clock.now = NOW + 59_999;
    expect((await get(path)).status).toBe(200);
    clock.now = NOW + 60_000;
    expect((await get(path)).status).toBe(403);
  });

  it("end at once on request, and a new one works", async () => {
    const { simulator, list, token } = await rig();
    simulator.expireAccessTokens();
    expect((await list()).errors[0]?.code).toBe("Unauthorized");
    await token();
    expect((await list()).status).toBe(200);
  });

  it("stay good beside a newer one", async () => {
    const { simulator, get, token } = await rig();
    const first = JSON.parse((await token()).text).access_token;
    await token();
    const reply = await get(listPath({ createdAfter: EVER }), { "x-amz-access-token": first });
    expect(reply.status).toBe(200);
    expect(simulator.stats().tokensIssued).toBe(2);
  });
});
