import { expect, test } from "../support/fixtures";
import { jobsScreen } from "../support/jobs-screen";

/** What a row says, and what the job says at length. */
const WORDS: Record<string, { short: string; long: string }> = {
  late: { short: "Late", long: "The appointment is over and the job is still open" },
  noTechnician: {
    short: "No technician",
    long: "An appointment stands, but nobody is assigned to it",
  },
  waitingForGoods: {
    short: "Waiting for goods",
    long: "The appointment is near and not every item has been delivered",
  },
  customerProposedTimes: {
    short: "Customer proposed",
    long: "The customer proposed times and no appointment has been made",
  },
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
    for (const flag of flags) await expect(row).toContainText(WORDS[flag]?.short ?? flag);
  }
  const [first] = flagged;
  await screen.table.locator(`[data-job-link="${first?.serviceJobId}"]`).click();
  for (const flag of first?.flags ?? []) {
    await expect(screen.drawer).toContainText(WORDS[flag]?.long ?? flag);
  }
});
