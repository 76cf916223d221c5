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
  const send = (init: ConstructorParameters<typeof NextRequest>[1], ...nextauth: string[]) =>
    guarded(new NextRequest(URL, init), { params: Promise.resolve({ nextauth }) });
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
    const body = await (await send(post("role=admin", "text/x-form"), "callback")).json();
    expect(body).toEqual({ text: "role=admin" });
  });

  it.each([
    ["another site's form", post("{}", "application/json", { origin: "https://e.example" }), 403],
    ["17 kB", post(`"${"x".repeat(17_000)}"`), 422],
    ["what is no JSON", post('{"csrfToken":'), 422],
    ["null", post("null"), 422],
  ])("refuses %s", async (_, init, status) => {
    const { answer, send } = setUp();
    const reply = await send(init, "signout");
    expect(reply.status).toBe(status);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    expect(answer).not.toHaveBeenCalled();
  });

  it("keeps what browsers report of themselves out of the log", async () => {
    const { answer, send } = setUp();
    const reply = await send(post('{"level":"error","code":"anything"}'), "_log");
    expect(reply.status).toBe(200);
    expect(answer).not.toHaveBeenCalled();
  });
});

describe("what comes after it", () => {
  it.each([
    ["a text of 400", () => new Response("Error: This action is not supported", { status: 400 })],
    ["an empty 405", () => new Response(null, { status: 405 })],
  ])("says %s as a problem", async (_, answer) => {
    const reply = await setUp(answer).send({ method: "GET" }, "no-such-step");
    expect(reply.status).toBe(422);
    await expect(reply.json()).resolves.toMatchObject({ errors: [{ parameter: "action" }] });
  });

  it("leaves the client's own protocol as it is", async () => {
    const own = () => Response.json({ url: "/sign-in" }, { status: 401 });
    const reply = await setUp(own).send({ method: "GET" }, "callback");
    expect(reply.status).toBe(401);
    await expect(reply.json()).resolves.toEqual({ url: "/sign-in" });
  });

  it("says a failure without its words", async () => {
    const failing = () => Promise.reject(new Error("the secret is 42"));
    const reply = await setUp(failing).send({ method: "GET" }, "session");
    expect(reply.status).toBe(500);
    await expect(reply.text()).resolves.not.toContain("42");
  });
});
