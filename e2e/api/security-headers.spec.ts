import { expect } from "vitest";
import type { Reply } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";
import { startApp } from "@/e2e/support/app/server";

const test = testIn("shared");

const PAGES = [
  "/sign-in",
  "/jobs",
  "/jobs/10000000000000",
  "/jobs/x.txt",
  "/lookup",
  "/lookup.png",
  "/no-such-page",
];
const DATA = [
  { path: "/api/jobs?size=1", status: 200 },
  { path: "/api/jobs?size=0", status: 422 },
  { path: "/api/jobs/10000000000000", status: 404 },
  { path: "/api/jobs/counts", status: 200 },
  { path: "/api/jobs/export?store=NO-SUCH-STORE", status: 200 },
  { path: "/api/quota", status: 200 },
  { path: "/api/health", status: 200 },
  { path: "/api/metrics", status: 401 },
  { path: "/api/auth/session", status: 200 },
  { path: "/api/no-such-route", status: 404 },
];

/** The directives of a policy: name to sources. */
function policyOf(reply: Reply): Map<string, string[]> {
  const header = reply.header("content-security-policy") ?? "";
  const directives = header.split(";").map((directive) => directive.trim().split(/\s+/u));
  return new Map(directives.map(([name = "", ...sources]) => [name, sources]));
}

function nonceOf(reply: Reply): string {
  const source = policyOf(reply)
    .get("script-src")
    ?.find((one) => one.startsWith("'nonce-"));
  return source?.slice("'nonce-".length, -1) ?? "";
}

/** What every answer carries, whatever it is. */
function expectHardened(reply: Reply): void {
  expect(reply.header("x-content-type-options")).toBe("nosniff");
  expect(reply.header("referrer-policy")).toBe("no-referrer");
  expect(reply.header("x-frame-options")).toBe("DENY");
  expect(reply.header("cross-origin-resource-policy")).toBe("same-origin");
  const features = reply.header("permissions-policy") ?? "";
  for (const feature of ["camera", "microphone", "geolocation", "payment", "usb"]) {
    expect(features).toContain(`${feature}=()`);
  }
  expect(reply.header("x-powered-by")).toBeUndefined();
  expect(reply.header("server")).toBeUndefined();
  expect(reply.header("access-control-allow-origin")).toBeUndefined();
}

for (const path of PAGES) {
  test(`${path} runs only scripts that bear its nonce, a new one each time`, async ({ api }) => {
    const { get } = await api("manager");
    const nonces = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const reply = await get(path);
      expectHardened(reply);
      const policy = policyOf(reply);
      expect(policy.get("default-src")).toEqual(["'none'"]);
      expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
      expect(policy.get("base-uri")).toEqual(["'none'"]);
      expect(policy.get("form-action")).toEqual(["'self'"]);
      const nonce = nonceOf(reply);
      expect(Buffer.from(nonce, "base64").length).toBeGreaterThanOrEqual(16);
      nonces.add(nonce);
      for (const source of policy.get("script-src") ?? []) {
        expect(["'self'", "'strict-dynamic'", `'nonce-${nonce}'`]).toContain(source);
      }
      expect(policy.get("style-src")).not.toContain("'unsafe-inline'");
      const scripts = reply.text.match(/<script\b[^>]*>/gu) ?? [];
      expect(scripts.length).toBeGreaterThan(3);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      expect(reply.text).not.toMatch(/<[a-z][^>]*\son[a-z]+=/iu);
    }
    expect(nonces.size).toBe(3);
  });
}

test("a page is kept by nobody", async ({ api }) => {
  const reply = await (await api("manager")).get("/jobs");
  expect(reply.header("cache-control")).toMatch(/no-store/u);
});

for (const { path, status } of DATA) {
  test(`${path} is data: nothing in it can run, be framed or be guessed at`, async ({ api }) => {
    const reply = await (await api("manager")).get(path);
    expect(reply.status).toBe(status);
    expectHardened(reply);
    const policy = policyOf(reply);
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
  });
}

test("files of the build are hardened, too", async ({ api }) => {
  const { get } = await api(null);
  const page = await get("/sign-in");
  const [script = ""] = page.text.match(/\/_next\/static\/[^"\\]+\.js/u) ?? [];
  const [style = ""] = page.text.match(/\/_next\/static\/[^"\\]+\.css/u) ?? [];
  for (const path of [script, style, "/icon.svg", "/_next/static/no-such-file.js"]) {
    const reply = await get(path);
    expect(reply.status, path).toBe(path.includes("no-such") ? 404 : 200);
    expectHardened(reply);
    if (path.includes("no-such")) expect(reply.header("content-type")).not.toContain("html");
  }
});

test("nothing asks for https: in the demo, which has no certificate", async ({ api }) => {
  const { get } = await api("manager");
  for (const path of ["/jobs", "/sign-in", "/api/jobs?size=1", "/api/jobs?size=0"]) {
    const reply = await get(path);
    expect(reply.header("strict-transport-security")).toBeUndefined();
    expect(policyOf(reply).has("upgrade-insecure-requests")).toBe(false);
  }
});

test("live mode at https: tells browsers to come by https: only, errors included", async () => {
  const app = await startApp({
    SP_API_MODE: "live",
    SP_API_CLIENT_ID: "amzn1.application-oa2-client.example",
    SP_API_CLIENT_SECRET: "amzn1.oa2-cs.v1.example",
    SP_API_REFRESH_TOKEN: "Atzr|example",
    SP_API_ENDPOINT: "http://127.0.0.1:9",
    SP_API_LWA_ENDPOINT: "http://127.0.0.1:9",
    NEXTAUTH_SECRET: "a-secret-of-thirty-two-characters-and-more",
    NEXTAUTH_URL: "https://jobs.example.com",
    OIDC_ISSUER: "https://127.0.0.1:9",
    OIDC_CLIENT_ID: "dashboard",
    OIDC_CLIENT_SECRET: "a-secret-of-the-provider",
  });
  let cookies = 0;
  try {
    for (const path of ["/sign-in", "/jobs", "/no-such-page", "/api/jobs", "/api/auth/csrf"]) {
      const reply = await fetch(`${app.baseUrl}${path}`, { redirect: "manual" });
      const [, seconds] =
        /^max-age=(\d+); includeSubDomains$/u.exec(
          reply.headers.get("strict-transport-security") ?? "",
        ) ?? [];
      expect(Number(seconds), path).toBeGreaterThanOrEqual(31_536_000);
      for (const cookie of reply.headers.getSetCookie()) {
        cookies += 1;
        expect(cookie).toMatch(/^__(Host|Secure)-/u);
        expect(cookie).toMatch(/; Secure/u);
        expect(cookie).toMatch(/; HttpOnly/u);
        expect(cookie).toMatch(/; SameSite=Lax/iu);
      }
      await reply.body?.cancel();
    }
    // Nobody has begun a sign-in: such a failure closes it for nobody, from whatever address it comes.
    for (const headers of [new Headers(), new Headers({ "x-forwarded-for": "198.51.100.1" })]) {
      for (let count = 0; count < 12; count++) {
        const address = `${app.baseUrl}/api/auth/callback/oidc?error=x&state=x`;
        const failed = await fetch(address, { redirect: "manual", headers });
        expect(failed.headers.get("location")).toMatch(/error=\w*Callback/u);
      }
    }
    const begun = await fetch(`${app.baseUrl}/api/auth/signin/oidc`, {
      method: "POST",
      redirect: "manual",
    });
    expect(begun.status).toBe(302);
    expect(app.readLog()).toContain("TRUSTED_PROXY_HOPS");
    expect(cookies).toBeGreaterThan(0);
  } finally {
    await app.stop();
  }
});
