import { jobDetail, jobPage } from "@/e2e/support/api/contract";
import type { RawReply } from "@/e2e/support/api/raw-http";

/** What is wrong with the answer of a success; null when nothing is. */
export type Reader = (reply: RawReply) => string | null;

export const readers = {
  json: typed("application/json", (text) => JSON.parse(text)),
  page: typed("application/json", (text) => jobPage.parse(JSON.parse(text))),
  detail: typed("application/json", (text) => jobDetail.parse(JSON.parse(text))),
  metrics: typed("text/plain", (text) => expectThat(text.includes("# TYPE"), "no metric")),
  calendar: typed("text/calendar", (text) =>
    expectThat(text.endsWith("END:VCALENDAR\r\n"), "a calendar without an end"),
  ),
  export: (reply) =>
    reply.headers["content-type"]?.startsWith("text/csv") ? csv(reply) : lines(reply),
  progress: typed("application/x-ndjson", (text) => {
    const last = JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
    expectThat(last.type === "over", "no end");
  }),
  redirect: ({ headers }) => {
    const { location } = headers;
    // The host is the one that was asked: what stands here resolves paths only.
    return location && URL.canParse(location, "http://127.0.0.1") ? null : "a redirect to nowhere";
  },
} satisfies Record<string, Reader>;

const csv = typed("text/csv", (text) => {
  expectThat(/\r\n"?# complete: /u.test(text), "a CSV that does not say that it is complete");
});

const lines = typed("application/x-ndjson", (text) => {
  const records = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expectThat(records[0].type === "start" && records.at(-1).complete === true, "no whole export");
});

function typed(type: string, read: (text: string) => unknown): Reader {
  return ({ headers, text }) => {
    if (!headers["content-type"]?.startsWith(type))
      return `${headers["content-type"]} is not ${type}`;
    try {
      read(text);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : "a body that cannot be read";
    }
  };
}

function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
