import { afterAll, beforeAll, expect, it } from "vitest";
import { emptySearch } from "@/lib/search/jobs-search";
import { insightsFrom, insightsOf } from "./insights";
import { jobFacets } from "./job-facets";
import { listJobs } from "./list-jobs";
import { scheduleFrom, scheduleOf } from "./schedule/schedule-answer";
import { movesOn } from "./testing/held-index";
import { indexedRig } from "./testing/indexed-rig";

const MARA = { id: "mara", name: "Mara", email: null, role: "manager" } as const;
const NOTHING = new URLSearchParams();

let rig: Awaited<ReturnType<typeof indexedRig>>;
beforeAll(async () => {
  rig = await indexedRig();
});
afterAll(() => rig.simulator.close());

it("an answer says of the index what was so before it was asked, and claims nothing newer", async () => {
  const { index } = await rig.withIndex(await rig.everyJob());
  const seen = movesOn(index);
  const answers = [
    () => listJobs(emptySearch(), { role: "manager", user: MARA.id }),
    () => jobFacets(emptySearch()),
    () => scheduleOf(scheduleFrom(NOTHING)),
    () => insightsOf(insightsFrom(NOTHING), MARA),
  ];
  for (const [before, answer] of answers.entries()) {
    expect((await answer()).index?.sequence).toBe(before);
    expect(seen()).toBe(before + 1);
  }
});
