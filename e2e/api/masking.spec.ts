import { expect } from "vitest";
import type { Api } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { may } from "@/lib/access/permissions";

const test = testIn("fast");

const EVER = "created=2020-01-01..";
/** A shorter line, such as "Flat 2", can stand in any text by chance. */
const TELLING = 8;

/** Everything that one person can get out of the dashboard about many jobs, as it was sent. */
async function everythingFor(api: Api): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const keep = async (path: string, headers?: Record<string, string>) => {
    const first = await api.get(path, headers);
    // Next sends a request for a page's data on to the address that names its headers.
    const hinted = first.status === 307 ? first.header("location") : undefined;
    const reply = hinted?.includes("_rsc") ? await api.get(hinted, headers) : first;
    expect(reply.status, path).toBe(200);
    answers.set(`${path} ${JSON.stringify(headers ?? {})}`, reply.text);
    return reply;
  };
  const ids: string[] = [];
  for (const page of [1, 2, 3]) {
    const list = await keep(`/api/jobs?${EVER}&page=${page}`);
    ids.push(...list.page().jobs.map(({ serviceJobId }) => serviceJobId));
  }
  await keep(`/api/jobs?${EVER}&page=4`, { purpose: "prefetch" });
  await keep(`/api/jobs/counts?${EVER}`);
  for (const format of ["csv", "json"]) await keep(`/api/jobs/export?${EVER}&format=${format}`);
  for (const id of ids) await keep(`/api/jobs/${id}`);
  await keep(`/api/jobs/${ids[0]}`, { purpose: "prefetch" });
  const lookup = await api.send("POST", "/api/jobs/lookup", { data: { ids } });
  expect(lookup.status).toBe(200);
  answers.set("POST /api/jobs/lookup", lookup.text);

  await keep(`/jobs?${EVER}`);
  await keep(`/jobs?${EVER}`, { rsc: "1" });
  await keep(`/jobs?${EVER}&page=2&job=${ids[20]}`);
  for (const id of ids.slice(0, 5)) {
    await keep(`/jobs/${id}`);
    await keep(`/jobs/${id}`, { rsc: "1" });
  }
  await keep("/lookup");
  return answers;
}

// Who may hear names is cut by the same code: roles.spec.ts looks at each role's answers.
for (const [role, variant] of [
  ["viewer", ""],
  ["manager", " @deep"],
  ["admin", " @deep"],
] as const) {
  const hears = may(role, "buyer.names");
  test(`no phone, no street and ${hears ? "only names of" : "no name of"} buyers leave the server for a ${role}${variant}`, async ({
    api,
    ownSimulator,
  }) => {
    const contacts = await controlOf(ownSimulator).contacts();
    const answers = await everythingFor(await api(role));
    expect(answers.size).toBeGreaterThan(80);
    const sentOf = (texts: ReadonlySet<string>) =>
      [...answers].flatMap(([path, answer]) =>
        [...texts].filter((text) => answer.includes(text)).map((text) => ({ path, text })),
      );

    const secrets = new Set<string>();
    for (const { phone, address } of contacts) {
      const { addressLine1, addressLine2, addressLine3 } = address ?? {};
      for (const value of [phone, address?.phone, addressLine1, addressLine2, addressLine3]) {
        if (value && value.length >= TELLING) secrets.add(value);
      }
    }
    expect(secrets.size).toBeGreaterThan(300);
    expect(sentOf(secrets)).toEqual([]);

    const names = new Set(contacts.flatMap(({ name }) => name ?? []));
    expect(names.size).toBeGreaterThan(20);
    const named = sentOf(names);
    if (hears) expect(new Set(named.map(({ path }) => path)).size).toBeGreaterThan(50);
    else expect(named).toEqual([]);
  });
}
