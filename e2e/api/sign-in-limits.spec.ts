import { expect } from "vitest";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { testIn } from "@/e2e/support/api-test";

// An app of its own: who fails too often is locked out, whoever else comes from this address.
const test = testIn({ app: { NEXTAUTH_URL: "", SESSION_IDLE_MINUTES: "20" } });
/** Tries a demo role that does not exist, by the form of next-auth. */
async function failOnce(baseUrl: string, headers: Record<string, string> = {}): Promise<Response> {
  const csrf = await fetch(`${baseUrl}/api/auth/csrf`);
  const cookie = csrf.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  const { csrfToken } = await csrf.json();
  return fetch(`${baseUrl}/api/auth/callback/demo`, {
    method: "POST",
    headers: { cookie: cookie.join("; "), ...headers },
    body: new URLSearchParams({ csrfToken, role: "owner" }),
    redirect: "manual",
  });
}

test("cookies are for the server alone, for our own pages, and end with the session", async ({
  app,
}) => {
  const csrf = await fetch(`${app.baseUrl}/api/auth/csrf`);
  const given = csrf.headers.getSetCookie();
  expect(given).not.toEqual([]);
  for (const cookie of given) {
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
  }
  const cookies = cookieHeader(await signInDemo(app.baseUrl, "viewer"));
  const renewed = await fetch(`${app.baseUrl}/api/auth/session`, { headers: { cookie: cookies } });
  const [session = ""] = renewed.headers
    .getSetCookie()
    .filter((cookie) => cookie.startsWith("service-jobs.session-token="));
  expect(session).toMatch(/; HttpOnly/);
  expect(session).toMatch(/; SameSite=Lax/);
  const { endsInMs, user } = await renewed.json();
  expect(endsInMs / 60_000).toBeGreaterThan(19);
  expect(endsInMs / 60_000).toBeLessThanOrEqual(20);
  expect(user).toEqual({ name: "Vera Viewer" });
});

test("each sign-in is a session of its own, and one that signed out is no key any more", async ({
  app,
  api,
}) => {
  const first = await signInDemo(app.baseUrl, "viewer");
  const second = await signInDemo(app.baseUrl, "viewer");
  const statusWith = async (cookies: typeof first) =>
    (await (await api({ cookie: cookieHeader(cookies) })).get("/api/jobs")).status;
  const csrfToken = decodeURIComponent(first.get("service-jobs.csrf-token") ?? "").split("|", 1)[0];
  const signOut = (token: string) =>
    fetch(`${app.baseUrl}/api/auth/signout`, {
      method: "POST",
      headers: { cookie: cookieHeader(first) },
      body: new URLSearchParams({ csrfToken: token, json: "true" }),
    });

  await signOut("a guess");
  await fetch(`${app.baseUrl}/api/auth/signout`, { headers: { cookie: cookieHeader(first) } });
  expect(await statusWith(first)).toBe(200);
  expect(await (await signOut(csrfToken ?? "")).json()).toEqual({ url: "/sign-in" });
  expect(await statusWith(first)).toBe(401);
  expect(await statusWith(second)).toBe(200);
});

test("a sign-in ends the session that the browser had before", async ({ app, api }) => {
  const statusWith = async (cookie: string) =>
    (await (await api({ cookie })).get("/api/jobs")).status;
  const other = cookieHeader(await signInDemo(app.baseUrl, "viewer"));
  const before = cookieHeader(await signInDemo(app.baseUrl, "viewer"));
  const [cookie = ""] = before.match(/service-jobs\.session-token=[^;]+/u) ?? [];
  const after = cookieHeader(await signInDemo(app.baseUrl, "manager", { cookie }));
  expect(await statusWith(before)).toBe(401);
  expect(await statusWith(after)).toBe(200);
  expect(await statusWith(other)).toBe(200);
});

test("a session put together from two cookies is none", async ({ app, api }) => {
  const value = (cookies: ReadonlyMap<string, string>) =>
    cookies.get("service-jobs.session-token") ?? "";
  const viewer = value(await signInDemo(app.baseUrl, "viewer"));
  const admin = value(await signInDemo(app.baseUrl, "admin"));
  const name = "service-jobs.session-token";
  const half = Math.floor(viewer.length / 2);
  for (const cookie of [
    `${name}.0=${viewer.slice(0, half)}; ${name}.1=${admin.slice(half)}`,
    `${name}=${viewer}; ${name}.1=${admin}`,
    `${name}=${viewer}${admin}`,
  ]) {
    const forger = await api({ cookie });
    expect((await forger.get("/api/jobs")).problem()).toMatchObject({ code: "unauthenticated" });
    expect((await forger.get("/jobs")).status).toBe(307);
  }
  const parts = await api({
    cookie: `${name}.0=${admin.slice(0, half)}; ${name}.1=${admin.slice(half)}`,
  });
  expect((await parts.get("/api/jobs")).status).toBe(200);
});

test("cookies of another next-auth app on the host neither end a session nor are touched", async ({
  app,
  api,
}) => {
  const foreign = [
    ...["", ".0", ".1"].map((part) => `next-auth.session-token${part}=theirs`),
    "next-auth.csrf-token=theirs",
    "next-auth.callback-url=http://[",
    "theme=theirs",
    "locale=theirs",
  ].join("; ");
  const ours = cookieHeader(await signInDemo(app.baseUrl, "viewer", { cookie: foreign }));
  const both = `${foreign}; ${ours}`;
  expect((await (await api({ cookie: both })).get("/api/jobs")).status).toBe(200);
  const answers = [
    await fetch(`${app.baseUrl}/api/auth/session`, { headers: { cookie: both } }),
    await fetch(`${app.baseUrl}/api/auth/session`, { headers: { cookie: foreign } }),
    await fetch(`${app.baseUrl}/api/auth/csrf`, { headers: { cookie: foreign } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const set = answers.flatMap(({ headers }) => headers.getSetCookie());
  expect(set.length).toBeGreaterThan(0);
  for (const cookie of set) expect(cookie).toMatch(/^service-jobs\./u);
});

test("nobody writes into the log from outside", async ({ app }) => {
  await fetch(`${app.baseUrl}/api/auth/_log`, {
    method: "POST",
    body: new URLSearchParams({ level: "error", code: "written-by-a-stranger" }),
  });
  expect(app.readLog()).not.toContain("written-by-a-stranger");
});

test("ten failures lock an address out; successes do not count, nor who shares one with others", async ({
  app,
}) => {
  for (let count = 0; count < 11; count += 1) await signInDemo(app.baseUrl, "viewer");
  // A proxy that nobody has told us to believe: its address is everybody's.
  for (let count = 0; count < 12; count += 1) {
    const forwarded = { "x-forwarded-for": `198.51.100.${count}` };
    expect((await failOnce(app.baseUrl, forwarded)).status).toBe(302);
  }
  for (let count = 0; count < 10; count += 1) {
    expect((await failOnce(app.baseUrl)).status).toBe(302);
  }
  const locked = await failOnce(app.baseUrl, { accept: "application/json" });
  expect(locked.status).toBe(429);
  expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(800);
  expect(locked.headers.get("content-type")).toBe("application/problem+json");
  expect(await locked.json()).toMatchObject({ code: "rate_limited", status: 429 });

  const page = await failOnce(app.baseUrl, { accept: "text/html" });
  expect(page.status).toBe(429);
  expect(await page.text()).toContain("/sign-in?error=TooManyAttempts");
  const words = await (await fetch(`${app.baseUrl}/sign-in?error=TooManyAttempts`)).text();
  expect(words).toContain("Wait a quarter of an hour");
  await expect(signInDemo(app.baseUrl, "viewer")).rejects.toThrow("429");
});
