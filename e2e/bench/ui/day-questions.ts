import type { Page } from "@playwright/test";
import type { BenchApp } from "@/e2e/bench/bench-app";
import { type Figure, seconds, timed } from "@/e2e/bench/figures";
import {
  type Asked,
  DAY_QUESTIONS,
  type DayQuestion,
  handOn,
  looked,
} from "@/e2e/support/screen/day-questions";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import type { JobPage } from "@/lib/jobs/job";
import { withBenchBrowser } from "./bench-browser";
import { read, withIndexedApp } from "./indexed-bench";

const JOBS = 1_000;
const IDS = 200;

/** The questions of a manager's day: how much there is to do, and how long until the answer can be read. */
export async function dayQuestions(): Promise<Figure[]> {
  return withIndexedApp(JOBS, (bench) =>
    withBenchBrowser(bench, {}, async ({ context, open }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const asked = await somethingToAsk(bench);
      const figures: Figure[] = [];
      for (const question of Object.values(DAY_QUESTIONS)) {
        await (await open("/jobs")).close();
        const page = await context.newPage();
        if (question === DAY_QUESTIONS.changed) await changeSomething(page, bench);
        figures.push(await ask(page, question, asked));
        await page.close();
      }
      return figures;
    }),
  );
}

/** With a goal of no action the page itself is the answer, and its loading counts. */
async function ask(page: Page, question: DayQuestion, asked: Asked): Promise<Figure> {
  const hand = handOn(page);
  const load = async () => {
    await page.goto(question.at);
    if (question.goal > 0) await waitUntilAlive(page);
  };
  const answer = () => question.answer(hand, asked);
  if (question.goal > 0) await load();
  const { took } = await timed(question.goal > 0 ? answer : () => load().then(answer));
  return {
    what: question.name,
    measured: `${hand.actions()} actions, ${seconds(took)}`,
    target: `≤ ${question.goal} actions`,
    met: hand.actions() <= question.goal,
  };
}

async function somethingToAsk(bench: BenchApp): Promise<Asked> {
  const ids: string[] = [];
  for (let page = 1; ids.length < IDS; page++) {
    const { jobs } = await read<JobPage>(bench, `/api/jobs?created=any&page=${page}`);
    ids.push(...jobs.map((job) => job.serviceJobId));
  }
  const [job] = (await read<JobPage>(bench, "/api/jobs?size=1")).jobs;
  return {
    id: job?.serviceOrderId ?? "",
    serviceJobId: job?.serviceJobId ?? "",
    ids: ids.slice(0, IDS),
  };
}

async function changeSomething(page: Page, { control }: BenchApp): Promise<void> {
  await page.goto("/jobs");
  await page.waitForFunction(looked.atAll);
  await control("create", { count: 3 });
  await page.evaluate(looked.hoursAgo);
}
