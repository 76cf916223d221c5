import { NextRequest } from "next/server";
import { describe, expect, it, vi } from "vitest";
import { guardAuth } from "./guard-auth";

const URL = "http://127.0.0.1:3000/api/auth/callback/demo";

function setUp(reply: () => Response | Promise<Response> = () => Response.json({})) {
  const answer = vi.fn(async (request: NextRequest) => {
    const text = await request.text();
    return text === "" ? reply() : Response.json({ text });
  });
  const guarded = guardAuth(answer);
  const send = (
    init: ConstructorParameters<typeof NextRequest>[1],
    nextauth: string[],
    query = "",
  ) => guarded(new NextRequest(`${URL}${query}`, init), { params: Promise.resolve({ nextauth }) });
  return { answer, send };
}

const post = (body: string, type = "application/json", more: Record<string, string> = {}) => ({
  method: "POST",
  body,
  headers: { "content-type": type, ...more },
});

describe("what comes before next-auth", () => {
  it("hands a form on as it came", async () => {
    const { send } = setUp();
    const body = await (await send(post("role=admin", "text/x-form"), ["callback"])).json();
    expect(body).toEqual({ text: "role=admin" });
  });

  it.each([
    ["another site's form", post("{}", "application/json", { origin: "https://e.example" }), 403],
    ["17 kB", post(`"${"x".repeat(17_000)}"`), 422],
    ["what is no JSON", post('{"csrfToken":'), 422],
    ["null", post("null"), 422],
  ])("refuses %s", async (_, init, status) => {
    const { answer, send } = setUp();
    const reply = await send(init, ["signout"]);
    expect(reply.status).toBe(status);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    expect(answer).not.toHaveBeenCalled();
  });

  it.each([
    ["another page of next-auth's own", "verify-request", ""],
    ["a step of three parts", "callback/oidc/more", ""],
    ["a step that no header holds", "error/\ud83d\ude00", ""],
    ["an error that no header holds", "error", "?error=%00"],
    ["an address to come back to that is none", "signin", "?callbackUrl=http%3A%2F%2F%5B"],
    ["an address to come back to that is a script", "signin", "?callbackUrl=javascript:1"],
  ])("refuses %s, at which next-auth answers 500 or a page", async (_, step, query) => {
    const { answer, send } = setUp();
    const reply = await send({ method: "GET" }, step.split("/"), query);
    expect(reply.status).toBe(422);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    expect(answer).not.toHaveBeenCalled();
  });

  it("takes a spoilt cookie away instead of answering 500 for good", async () => {
    const { answer, send } = setUp();
    const headers = { cookie: "service-jobs.callback-url=nowhere" };
    const reply = await send({ method: "GET", headers }, ["csrf"]);
    expect(reply.status).toBe(422);
    expect(reply.headers.get("set-cookie")).toContain(
      "service-jobs.callback-url=; Path=/; Max-Age=0",
    );
    expect(answer).not.toHaveBeenCalled();
  });

  it("keeps what browsers report of themselves out of the log", async () => {
    const { answer, send } = setUp();
    const reply = await send(post('{"level":"error","code":"anything"}'), ["_log"]);
    expect(reply.status).toBe(200);
    expect(answer).not.toHaveBeenCalled();
  });
});

describe("what comes after it", () => {
  it.each([
    ["a text of 400", () => new Response("Error: This action is not supported", { status: 400 })],
    ["an empty 405", () => new Response(null, { status: 405 })],
  ])("says %s as a problem", async (_, answer) => {
    const reply = await setUp(answer).send({ method: "GET" }, ["no-such-step"]);
    expect(reply.status).toBe(422);
    await expect(reply.json()).resolves.toMatchObject({ errors: [{ parameter: "action" }] });
  });

  it("lets nobody keep what next-auth says", async () => {
    const reply = await setUp().send({ method: "GET" }, ["providers"]);
    expect(reply.headers.get("cache-control")).toBe("private, no-store");
  });

  it("leaves the client's own protocol as it is", async () => {
    const own = () => Response.json({ url: "/sign-in" }, { status: 401 });
    const reply = await setUp(own).send({ method: "GET" }, ["callback"]);
    expect(reply.status).toBe(401);
    await expect(reply.json()).resolves.toEqual({ url: "/sign-in" });
  });

  it("says a failure without its words", async () => {
    const failing = () => Promise.reject(new Error("the secret is 42"));
    const reply = await setUp(failing).send({ method: "GET" }, ["session"]);
    expect(reply.status).toBe(500);
    await expect(reply.text()).resolves.not.toContain("42");
  });
});
