import { expect } from "vitest";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { testIn } from "@/e2e/support/api-test";

const test = testIn("impatient");

test("where people come by https, cookies never travel otherwise", async ({ app, api }) => {
  const csrf = await fetch(`${app.baseUrl}/api/auth/csrf`);
  const cookies = await signInDemo(app.baseUrl, "viewer");
  const renewed = await fetch(`${app.baseUrl}/api/auth/session`, {
    headers: { cookie: cookieHeader(cookies) },
  });
  const set = [...csrf.headers.getSetCookie(), ...renewed.headers.getSetCookie()];
  const names = set.map((cookie) => cookie.split("=", 1)[0]);
  expect(names).toContain("__Host-service-jobs.csrf-token");
  expect(names).toContain("__Secure-service-jobs.session-token");
  for (const cookie of set) {
    expect(cookie).toMatch(/^__(Host|Secure)-/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
  }
  expect((await (await api({ cookie: cookieHeader(cookies) })).get("/api/jobs")).status).toBe(200);
  const bare = cookieHeader(cookies).replaceAll("__Secure-", "");
  expect((await (await api({ cookie: bare })).get("/api/jobs")).status).toBe(401);
});
