import { describe, expect } from "vitest";
import { sessionCookie } from "@/e2e/support/api/session-cookie";
import { signInDemo } from "@/e2e/support/api/sign-in";
import { testIn } from "@/e2e/support/api-test";

const test = testIn("shared");

test("the address asked for goes along to the sign-in page", async ({ api }) => {
  const asked = "/jobs?status=HOLD,NOT_SERVICED&created=2026-11-01..2026-11-15&page=3";
  const reply = await (await api(null)).get(asked);
  const location = new URL(reply.header("location") ?? "", "http://here.invalid");
  const callbackUrl = location.searchParams.get("callbackUrl") ?? "";
  const back = new URL(callbackUrl, "http://here.invalid");
  expect(back.pathname).toBe("/jobs");
  expect(Object.fromEntries(back.searchParams)).toEqual({
    status: "HOLD,NOT_SERVICED",
    created: "2026-11-01..2026-11-15",
    page: "3",
  });
});

test("health and readiness answer anybody", async ({ api }) => {
  const stranger = await api(null);
  expect((await stranger.get("/api/health")).status).toBe(200);
  await expect.poll(async () => (await stranger.get("/api/ready")).status).toBe(200);
});

describe("a session cookie", () => {
  test("that was changed by one character is refused", async ({ api, app }) => {
    const cookies = await signInDemo(app.baseUrl, "admin");
    const [name, value] = [...cookies].find(([key]) => key.includes("session-token")) ?? ["", ""];
    const honest = await api({ cookie: `${name}=${value}` });
    expect((await honest.get("/api/jobs")).status).toBe(200);

    const at = Math.floor(value.length / 2);
    const changed = `${value.slice(0, at)}${value[at] === "A" ? "B" : "A"}${value.slice(at + 1)}`;
    const forger = await api({ cookie: `${name}=${changed}` });
    expect((await forger.get("/api/jobs")).problem()).toMatchObject({ code: "unauthenticated" });
    expect((await forger.get("/jobs")).status).toBe(307);
  });

  test("that was sealed with another secret is refused", async ({ api }) => {
    const token = { sub: "demo-admin", demoRole: "admin", email: "admin@demo.invalid" };
    const forger = await api({
      cookie: await sessionCookie("a secret that somebody guessed", token),
    });
    expect((await forger.get("/api/jobs")).problem()).toMatchObject({ code: "unauthenticated" });
    expect((await forger.get("/jobs")).status).toBe(307);
  });
});

test("a role that does not exist gives no session", async ({ app }) => {
  const unknownRole = signInDemo(app.baseUrl, JSON.parse('"owner"'));
  await expect(unknownRole).rejects.toThrow(/answered 401/);
});

for (const target of [
  "https://evil.example/jobs",
  "//evil.example/jobs",
  "/\\evil.example/jobs",
  "javascript:alert(1)",
]) {
  test(`the sign-in page does not lead to ${target}`, async ({ api }) => {
    const page = await (await api(null)).get(`/sign-in?callbackUrl=${encodeURIComponent(target)}`);
    expect(page.status).toBe(200);
    // The page repeats its own address to the router; what the buttons follow is their property.
    const followed = /\\"callbackUrl\\":\\"(?<path>[^"\\]*)\\",\\"unreachable/.exec(page.text);
    expect(followed?.groups?.path).toBe("/jobs");
  });
}
