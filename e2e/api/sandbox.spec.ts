import { expect } from "vitest";
import { sessionCookie } from "@/e2e/support/api/session-cookie";
import { signInDemo } from "@/e2e/support/api/sign-in";
import { testIn } from "@/e2e/support/api-test";

const SECRET = "a-secret-of-the-sandbox-spec";

const test = testIn("sandbox");

const sealed = async (email: string) => ({
  cookie: await sessionCookie(SECRET, { sub: email, email, name: "Ada Example" }),
});

test("the sandbox's one sparse job is the whole list", async ({ api }) => {
  const { get } = await api(await sealed("ada@example.com"));
  const page = (await get("/api/jobs")).page();
  expect(page).toMatchObject({ total: 1, page: 1, hasNext: false, hasPrevious: false });
  expect(page.jobs).toEqual([
    expect.objectContaining({
      serviceJobId: "34534399990035",
      serviceOrderId: "2345324",
      serviceJobStatus: "COMPLETED",
      createTime: "2019-12-11T14:49:53.952Z",
      buyer: { name: "nameExample" },
    }),
  ]);
  expect(page.jobs[0]?.scopeOfWork).toBeUndefined();
  expect(page.jobs[0]?.serviceLocation).toBeUndefined();
});

test("there is no second page, though the sandbox always names a cursor", async ({ api }) => {
  const { get } = await api(await sealed("ada@example.com"));
  const reply = await get("/api/jobs?page=2");
  expect(reply.problem()).toMatchObject({ code: "bad_search" });
  expect(reply.problem().errors).toMatchObject([{ parameter: "page" }]);
});

test("the sandbox's 400 comes through in Amazon's words", async ({ api }) => {
  const { get } = await api(await sealed("ada@example.com"));
  const reply = await get("/api/jobs?created=TEST_CASE_400..");
  expect(reply.status).toBe(400);
  expect(reply.problem()).toMatchObject({
    code: "upstream_rejected",
    detail: expect.stringContaining("Invalid Input"),
  });
});

test("demo sign-in does not exist", async ({ api, app }) => {
  await expect(signInDemo(app.baseUrl, "admin")).rejects.toThrow(/Demo sign-in as admin answered/);
  const providers = await (await api(null)).get("/api/auth/providers");
  expect(JSON.parse(providers.text)).toEqual({});
  const page = await (await api(null)).get("/sign-in");
  expect(page.text).toContain("No way to sign in yet");
  expect(page.text).not.toContain("This is the demo");
});

test("a session that a demo made counts for nothing", async ({ api }) => {
  const cookie = await sessionCookie(SECRET, { sub: "demo-admin", demoRole: "admin" });
  expect((await (await api({ cookie })).get("/api/jobs")).status).toBe(401);
});

test("the lists of addresses say who enters, and as what", async ({ api }) => {
  const stranger = await api(await sealed("eve@example.com"));
  expect((await stranger.get("/api/jobs")).status).toBe(401);
  expect((await stranger.get("/jobs")).status).toBe(307);
  const viewer = await api(await sealed("vera@viewers.example.com"));
  expect((await viewer.get("/api/jobs")).page().jobs[0]?.buyer).toEqual({ name: "n." });
});
