import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages/en";
import type { Figures, GroupKind, InsightsAnswer } from "@/lib/insights/insights";
import { readInsights } from "@/lib/insights/insights-search";
import { useChartFrame } from "./chart-frame";
import { Comparison } from "./comparison";
import { GroupCharts } from "./group-charts";
import { TimeCharts } from "./time-charts";

const now = Date.parse("2026-11-25T20:00Z");

const figures = (jobs: number, completed: number): Figures => ({
  ...{ jobs, completed, cancelled: 0, notFulfillable: 0, rescheduled: 1 },
  firstVisit: { medianHours: jobs === 0 ? null : 12 * jobs, of: jobs },
  onTime: { jobs: 0, of: 0 },
});
const points = [figures(4, 3), figures(0, 0), figures(8, 2)];
const all = { points, whole: figures(12, 5) };

function answerOf(by: GroupKind | null, ids: readonly string[] = []): InsightsAnswer {
  return {
    ...{ bucket: "week", by, tz: "UTC", all },
    buckets: [
      { from: "2026-11-09", to: "2026-11-15", isWhole: true },
      { from: "2026-11-16", to: "2026-11-22", isWhole: true },
      { from: "2026-11-23", to: "2026-11-29", isWhole: false },
    ],
    series: ids.map((id) => ({ id, label: id === "none" ? "" : `Store ${id}`, ...all })),
    base: { jobs: 12, unplaced: 0, groups: ids.length, seenSince: null },
    index: { state: "ready", asOf: null, since: null, verified: null, sequence: 0 },
  };
}

function Charts({ answer }: { answer: InsightsAnswer }) {
  const known = { marketplaces: ["ATVPDKIKX0DER"], index: true, now };
  const { search } = readInsights(new URLSearchParams("created=any&tz=UTC"), known);
  const frame = useChartFrame(search, answer, now);
  if (answer.by !== null) return <GroupCharts {...{ answer, frame }} by={answer.by} />;
  return (
    <>
      <Comparison {...{ answer, frame }} />
      <TimeCharts {...{ answer, frame }} />
    </>
  );
}

/** The markup of the charts, by their titles. */
function drawn(answer: InsightsAnswer): Map<string, string> {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <Charts answer={answer} />
    </NextIntlClientProvider>,
  );
  const sections = markup.split("<section").slice(1);
  const titleOf = (section: string) => /<h2[^>]*>([^<]*)/u.exec(section)?.[1] ?? "";
  return new Map(sections.map((section) => [titleOf(section), section]));
}

const allOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one]) => one);
const barsIn = (chart: string) => allOf(chart, /<a(?=[^>]*data-bar)[^>]*aria-label="([^"]*)"/gu);
const cellsIn = (chart: string) =>
  allOf(chart, /<td[^>]*>(.*?)<\/td>/gu).map((cell) => cell?.replaceAll(/<[^>]*>/gu, ""));

describe("a chart over time", () => {
  const charts = drawn(answerOf(null));
  const jobs = charts.get("Jobs created") ?? "";
  const completed = charts.get("Completed") ?? "";

  it("has a bar for each week, and says in its table what they say", () => {
    expect(barsIn(jobs)).toEqual([
      "Week from Mon 9 Nov: 4 jobs",
      "Week from Mon 16 Nov: 0 jobs",
      "Week from Mon 23 Nov, in part: 8 jobs",
    ]);
    expect(cellsIn(jobs)).toEqual(["4", "0", "8"]);
    expect(barsIn(completed)).toEqual([
      "Week from Mon 9 Nov: 75% (3 of 4 jobs)",
      "Week from Mon 16 Nov: not known",
      "Week from Mon 23 Nov, in part: 25% (2 of 8 jobs)",
    ]);
    expect(cellsIn(completed)).toEqual(["75%", "3", "4", "–", "0", "0", "25%", "2", "8"]);
  });

  it("draws bars as high as they are, from zero, and hatches what is not whole", () => {
    const rects = jobs.matchAll(
      /<rect[^>]* height="([\d.]+)"(?: fill="url\(#[^"]*\)")? class="(?:fill|stroke)-accent-fg"/gu,
    );
    const heights = [...rects].map(([rect, height]) => [Number(height), rect.includes("url(")]);
    // The first is that of the hatching itself, the last two are its key.
    expect(heights.slice(1, -2)).toEqual([
      [64, false],
      [128, true],
    ]);
    expect(jobs).toContain("Hatched: not a whole week");
  });

  it("is one stop of the Tab key, the latest bar first", () => {
    expect(allOf(jobs, /<a(?=[^>]*data-bar)[^>]*tabindex="(-?\d)"/giu)).toEqual(["-1", "-1", "0"]);
  });

  it("of nothing known is a sentence and no empty plot", () => {
    const onTime = charts.get("Started on time") ?? "";
    expect(onTime).toContain("No proof of appointment says when a visit began.");
    expect(barsIn(onTime)).toEqual([]);
  });

  it("stands beside the latest two whole weeks", () => {
    const compared = charts.get("Week from Mon 16 Nov against the week before") ?? "";
    expect(compared).toContain(">-4<");
    expect(compared).toContain("before: 4");
  });
});

describe("charts by store", () => {
  const charts = drawn(answerOf("store", ["A", "none"]));

  it("have a bar for each, and no link where no search leads", () => {
    const jobs = charts.get("Jobs created") ?? "";
    expect(allOf(jobs, /sr-only">([^<]*jobs)</gu)).toEqual(["Store A: 12 jobs"]);
    expect(jobs).toContain("No store");
    expect(cellsIn(jobs)).toEqual(["12", "12"]);
    expect(jobs).toContain('href="/jobs?store=A&amp;created=2026-11-09..2026-11-29&amp;tz=UTC"');
  });

  it("have each its weeks, all on one scale", () => {
    const weeks = charts.get("Jobs created week by week") ?? "";
    expect(barsIn(weeks)).toContain("Store A, Week from Mon 9 Nov: 4 jobs");
    expect(cellsIn(weeks)).toEqual(["4", "0", "8", "4", "0", "8"]);
  });
});
