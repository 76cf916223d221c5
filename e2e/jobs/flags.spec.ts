import { expect, test } from "@/e2e/support/browser-test";
import { lookOf } from "@/e2e/support/screen/flag-look";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";
import type { JobFlag } from "@/lib/jobs/job";

/** What a row says, where it says it, and what the job says of it, with how much. */
const WORDS: Record<JobFlag, { short?: string; long: RegExp }> = {
  late: { short: "late", long: /\d (?:min|h|d) late/ },
  noTechnician: { short: "No technician", long: /nobody is assigned|starts in \d+ (?:min|h|d)/ },
  noTechnicianSoon: { long: /nobody is assigned|starts in \d+ (?:min|h|d)/ },
  stillActive: { short: "Visit still booked", long: /the visit is still booked/ },
  waitingForGoods: {
    short: "Waiting for goods",
    long: /visit in|has begun|after the visit begins/,
  },
  customerProposedTimes: { short: "to choose from", long: /\d times? to choose from/ },
  proofMissing: { short: "Proof missing", long: /proof missing/ },
  goodsAfterVisit: {
    short: "Goods after visit",
    long: /come \d+ (?:min|h|d) after the visit begins/,
  },
  doubleBooked: { short: "Double-booked", long: /double-booked/ },
  rescheduled: { long: /moved before/ },
};

test("what deserves an eye stands in the row, and at length on the job @desktop", async ({
  page,
  api,
  signIn,
}) => {
  await signIn("manager");
  const question = "status=NOT_SERVICED,PENDING_SCHEDULE&created=90d&sort=-status";
  const { jobs } = (await (await api("manager")).get(`/api/jobs?${question}`)).page();
  const flagged = jobs.filter(({ flags }) => flags.length > 0);
  expect(flagged).not.toEqual([]);
  const screen = jobsScreen(page);
  await screen.open(`/jobs?${question}`);
  for (const { serviceJobId, flags } of flagged) {
    const row = screen.table.locator(`[data-row="${serviceJobId}"]`);
    for (const flag of flags) await expect(row).toContainText(WORDS[flag].short ?? "");
  }
  const [first] = flagged;
  await screen.table.locator(`[data-job-link="${first?.serviceJobId}"]`).click();
  for (const flag of first?.flags ?? []) {
    await expect(screen.drawer).toContainText(WORDS[flag].long);
  }
});

const FLAGGED = "/api/jobs?status=NOT_SERVICED&created=90d";

test("of several flags none is cut: a word stands whole or leaves its icon @deep", async ({
  page,
  api,
  signIn,
}) => {
  await signIn("manager");
  const screen = jobsScreen(page);
  const { get } = await api("manager");
  let number = 0;
  let ids: string[] = [];
  while (ids.length === 0) {
    number += 1;
    const { jobs } = (await get(`${FLAGGED}&page=${number}`)).page();
    ids = jobs
      .filter(({ flags }) => flags.filter((flag) => WORDS[flag].short).length > 1)
      .map(({ serviceJobId }) => serviceJobId);
  }
  await screen.open(`/jobs?status=NOT_SERVICED&created=90d&page=${number}`);
  for (const id of ids) {
    const row = screen.table.locator(`[data-row="${id}"]`);
    const flags = await row.locator("[data-flag]").all();
    const seen = await Promise.all(flags.map((flag) => flag.evaluate(lookOf)));
    expect(seen.length).toBeGreaterThan(1);
    for (const look of seen) expect(look).toMatchObject({ icon: true, cut: false });
    expect(seen[0]?.word, "the first has its word").toBe(true);
    if (screen.isNarrow()) expect(seen.every(({ word }) => word)).toBe(true);
    else expect((await row.boundingBox())?.height).toBe(36);
  }
});
