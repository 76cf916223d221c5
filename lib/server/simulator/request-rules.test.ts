import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { EVER, listPath, rig, send, US, USER_AGENT } from "./testing/client";

describe("headers", () => {
  it("names a missing token in the details of a 403", async () => {
    const { get } = await rig();
    const reply = await get(listPath({ createdAfter: EVER }), { "x-amz-access-token": null });
    expect(reply.status).toBe(403);
    expect(reply.errors).toEqual([
      {
        code: "Unauthorized",
        message: "Access to requested resource is denied.",
        details: "Access token is missing in the request header.",
      },
    ]);
    expect(reply.headers["x-amzn-ratelimit-limit"]).toBeUndefined();
    expect(reply.headers["x-amzn-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("calls an unknown token revoked, malformed or invalid", async () => {
    const { get } = await rig();
    const reply = await get(listPath({ createdAfter: EVER }), { "x-amz-access-token": "Atza|x" });
    expect(reply.status).toBe(403);
    expect(reply.errors[0]).toMatchObject({
      code: "Unauthorized",
      details: "The access token you provided is revoked, malformed or invalid.",
    });
  });

  it.each([
    ["no user agent", { "user-agent": null }],
    ["a user agent of 501 characters", { "user-agent": USER_AGENT.padEnd(501, "x") }],
  ])("refuses %s", async (_, headers) => {
    const { get } = await rig();
    const reply = await get(listPath({ createdAfter: EVER }), headers);
    expect(reply.status).toBe(400);
    expect(reply.errors[0]?.code).toBe("InvalidInput");
  });

  it.each([
    ["a user agent of 500 characters", { "user-agent": USER_AGENT.padEnd(500, "x") }],
    ["what Node's fetch adds", { "sec-fetch-mode": "cors", "accept-language": "*" }],
    [
      "Amazon's own JavaScript SDK, which names no language",
      { "user-agent": "amazon-selling-partner-api-sdk/1.7.3/JavaScript" },
    ],
    ["what Amazon does not speak of", { cookie: "session=1", referer: "http://localhost:3000/" }],
    ["any host", { host: "sellingpartnerapi-na.amazon.com" }],
  ])("takes %s", async (_, headers) => {
    const { get } = await rig();
    expect((await get(listPath({ createdAfter: EVER }), headers)).status).toBe(200);
  });

  it("answers Node's own fetch", async () => {
    const { simulator, token } = await rig();
    const { access_token } = JSON.parse((await token()).text);
    const response = await fetch(`${simulator.url}${listPath({ createdAfter: EVER })}`, {
      headers: { "user-agent": USER_AGENT, "x-amz-access-token": access_token },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
  });
});

describe("the gateway", () => {
  it.each([
    ["Content-Length: 0", { "content-length": "0" }],
    ["Content-Length: 2", { "content-length": "2" }],
    ["Transfer-Encoding", { "transfer-encoding": "chunked" }],
  ])("answers a GET with %s in HTML", async (_, headers: Record<string, string>) => {
    const { simulator } = await rig();
    const reply = await send(`${simulator.url}${listPath({ createdAfter: EVER })}`, {
      headers,
      ...(headers["content-length"] === "0" ? {} : { body: "{}" }),
    });
    expect(reply.status).toBe(400);
    expect(reply.headers["content-type"]).toBe("text/html");
    expect(reply.headers["x-amzn-ratelimit-limit"]).toBeUndefined();
    expect(reply.text).toContain("400 Bad Request");
  });

  it("answers what is no HTTP in HTML", async () => {
    const { simulator } = await rig();
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(simulator.port, "127.0.0.1", () => socket.write("NONSENSE\r\n\r\n"));
      let received = "";
      socket.on("data", (chunk) => {
        received += chunk;
      });
      socket.on("close", () => resolve(received));
      socket.on("error", reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: text\/html/);
  });
});

describe("paths", () => {
  it.each([
    ["GET", "/"],
    ["GET", "/service/v1/serviceJobs/"],
    ["GET", "/service/v1/servicejobs"],
    ["GET", "/service/v1/serviceJobs/1/appointments"],
    ["GET", "/service/v2/serviceJobs"],
    ["POST", `/service/v1/serviceJobs?marketplaceIds=${US}`],
    ["DELETE", "/service/v1/serviceJobs/1"],
  ])("%s %s is MissingAuthenticationToken", async (method, path) => {
    const { simulator } = await rig();
    const reply = await send(`${simulator.url}${path}`, { method });
    expect(reply.status).toBe(403);
    expect(reply.errors[0]?.code).toBe("MissingAuthenticationToken");
    expect(reply.headers["x-amzn-errortype"]).toBe("MissingAuthenticationTokenException");
  });
});
