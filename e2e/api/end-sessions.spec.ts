import { expect } from "vitest";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { testIn } from "@/e2e/support/api-test";

// An app of its own: all demo viewers are one person, who is thrown out here.
const test = testIn("fast");

/** Text that no database keeps. */
const UNSTORABLE = ['{"user":"a\\u0000"}', '{"user":"\\ud800"}'];

const end = (baseUrl: string, cookie: string, body: string) =>
  fetch(`${baseUrl}/api/sessions/end`, { method: "POST", headers: { cookie }, body });

test("an admin ends the sessions of a person at once, and only theirs", async ({ app, api }) => {
  const cookieOf = async (role: "viewer" | "manager" | "admin") =>
    cookieHeader(await signInDemo(app.baseUrl, role));
  const [viewer, manager, admin] = [
    await cookieOf("viewer"),
    await cookieOf("manager"),
    await cookieOf("admin"),
  ];
  const statusOf = async (cookie: string) =>
    (await (await api({ cookie })).get("/api/jobs")).status;

  const tooLow = await end(app.baseUrl, manager, JSON.stringify({ user: "demo-viewer" }));
  expect(tooLow.status).toBe(403);
  for (const body of [
    "",
    "{}",
    '{"user":""}',
    '{"user":7}',
    `{"user":"${"x".repeat(400)}"}`,
    ...UNSTORABLE,
  ]) {
    expect((await end(app.baseUrl, admin, body)).status).toBe(422);
  }
  expect(await statusOf(viewer)).toBe(200);

  const done = await end(app.baseUrl, admin, JSON.stringify({ user: "Viewer@demo.invalid" }));
  expect(await done.json()).toEqual({ ended: "Viewer@demo.invalid" });
  expect(await statusOf(viewer)).toBe(401);
  expect(await statusOf(manager)).toBe(200);
  expect(await statusOf(await cookieOf("viewer"))).toBe(200);
});
