import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createObservable } from "@/components/ui/observable";
import { PLAIN_CSV } from "@/lib/jobs/export-csv";
import type { ExportState, FileForm } from "./export-state";
import { createExporter } from "./exporter";
import { createMemorySink } from "./sink";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const line = (record: object) => `${JSON.stringify(record)}\n`;
const START = line({ type: "start", total: 3 });
const END = line({ type: "end", complete: true, rows: 3, total: 3 });
const row = (id: number, city: string) =>
  line({
    type: "job",
    job: {
      serviceJobId: `${id}`,
      serviceLocation: { address: { city } },
      zone: "UTC",
      flags: [],
      hidden: [],
    },
  });
const ALL = START + row(1, "a") + row(2, "b") + row(3, "c") + END;
const PART = { type: "end", complete: false, total: 3, missing: [{ jobs: 2 }], resume: "T1" };
const broken = (rows: number, reason: string) => line({ ...PART, rows, reason });

const HEAD = "id,city\r\n";
const TABLE: FileForm = {
  kind: "csv",
  columns: ["serviceJobId", "city"],
  headings: ["id", "city"],
  style: PLAIN_CSV,
};

const stream =
  (text: string): Answer =>
  (_, response) => {
    response.writeHead(200, {
      "x-total-count": "3",
      "content-disposition": 'attachment; filename="service-jobs-2026-11-23.jsonl"',
    });
    response.end(text);
  };

const refuse =
  (status: number, problem: object): Answer =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/problem+json" });
    response.end(JSON.stringify({ detail: "x", ...problem }));
  };

/** A server that gives these answers one after the other, and an exporter that asks it. */
async function setUp(...answers: Answer[]) {
  const asked: string[] = [];
  const slept: number[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answers[asked.length - 1]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const state = createObservable<ExportState>({ kind: "idle" });
  const kinds: string[] = [];
  state.subscribe(() => {
    const { kind } = state.current();
    if (kinds.at(-1) !== kind) kinds.push(kind);
  });
  let clock = 0;
  const exporter = createExporter({
    state,
    fetch: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    now: () => (clock += 1_000),
    async sleep(ms) {
      slept.push(ms);
    },
  });
  const files: { name: string; text: Promise<string> }[] = [];
  const sink = createMemorySink((file, name) => files.push({ name, text: file.text() }));
  const start = (form: FileForm = TABLE) =>
    exporter.start(
      { query: "status=HOLD&page=3&job=J1", total: 3, zone: "UTC", shown: [], toFile: false, form },
      sink,
    );
  const until = (kind: ExportState["kind"]) =>
    new Promise<void>((resolve) => {
      const check = () => state.current().kind === kind && resolve();
      state.subscribe(check);
      check();
    });
  return { exporter, state, kinds, asked, slept, files, start, until };
}

describe("createExporter", () => {
  it("saves a whole export under the server's name", async () => {
    const { start, state, asked, files, kinds } = await setUp(stream(ALL));
    await start();
    expect(state.current()).toMatchObject({ kind: "complete", rows: 3, total: 3 });
    expect(kinds).toEqual(["starting", "running", "complete"]);
    expect(asked).toEqual(["/api/jobs/export?status=HOLD&format=json&marks=1"]);
    expect(files.map(({ name }) => name)).toEqual(["service-jobs-2026-11-23.csv"]);
    expect(await files[0]?.text).toBe(`${HEAD}1,a\r\n2,b\r\n3,c\r\n`);
  });

  it("goes on where the server ended, in the same file", async () => {
    const { start, exporter, state, asked, files } = await setUp(
      stream(START + row(1, "a") + broken(1, "throttled")),
      stream(START + row(2, "b") + row(3, "c") + END),
    );
    await start();
    expect(state.current()).toMatchObject({
      kind: "incomplete",
      rows: 1,
      fileName: null,
      shortfall: { reason: "throttled", resume: "T1", missing: [{ jobs: 2 }] },
    });
    expect(files).toEqual([]);
    await exporter.resume();
    expect(state.current()).toMatchObject({ kind: "complete", rows: 3 });
    expect(asked[1]).toBe("/api/jobs/export?status=HOLD&format=json&marks=1&resume=T1");
    expect(await files[0]?.text).toBe(`${HEAD}1,a\r\n2,b\r\n3,c\r\n`);
  });

  it("goes on after a part without jobs without a second head", async () => {
    const { start, exporter, files } = await setUp(
      stream(START + broken(0, "timeout")),
      stream(ALL),
    );
    await start();
    await exporter.resume();
    expect(await files[0]?.text).toBe(`${HEAD}1,a\r\n2,b\r\n3,c\r\n`);
  });

  it("saves what is there under a name that says what it is, and can still go on", async () => {
    const { start, exporter, state, files } = await setUp(
      stream(START + row(1, "a") + broken(1, "timeout")),
      stream(START + row(2, "b") + row(3, "c") + END),
    );
    await start();
    await exporter.save();
    expect(state.current()).toMatchObject({
      fileName: "service-jobs-2026-11-23_incomplete-1-of-3.csv",
    });
    await exporter.resume();
    expect(await Promise.all(files.map(({ text }) => text))).toEqual([
      `${HEAD}1,a\r\n`,
      `${HEAD}1,a\r\n2,b\r\n3,c\r\n`,
    ]);
  });

  it("is not whole when the connection breaks", async () => {
    const { start, state, files } = await setUp((_, response) => {
      response.writeHead(200, { "x-total-count": "3" });
      response.write(START + row(1, "a") + row(2, "b").slice(0, 9), () => response.destroy());
    });
    await start();
    expect(state.current()).toMatchObject({
      kind: "incomplete",
      rows: 1,
      shortfall: { reason: "connection", resume: null },
    });
    expect(files).toEqual([]);
  });

  it("goes on by itself from the last mark when the connection breaks, once for each new row", async () => {
    const mark = (resume: string) => line({ type: "mark", resume });
    const cutAfter =
      (text: string): Answer =>
      (_, response) => {
        response.writeHead(200, { "x-total-count": "3" });
        response.write(text, () => response.destroy());
      };
    const { start, state, asked, files } = await setUp(
      cutAfter(START + row(1, "a") + mark("T1") + row(2, "b")),
      cutAfter(START + row(2, "b") + mark("T2") + row(3, "c").slice(0, 9)),
      stream(START + row(3, "c") + mark("T3") + END),
    );
    await start();
    expect(state.current()).toMatchObject({ kind: "complete", rows: 3 });
    expect(asked.map((url) => new URL(url, "http://a").searchParams.get("resume"))).toEqual([
      null,
      "T1",
      "T2",
    ]);
    expect(await files[0]?.text).toBe(`${HEAD}1,a\r\n2,b\r\n3,c\r\n`);

    const hopeless = await setUp(
      cutAfter(START + row(1, "a") + mark("T1")),
      cutAfter(START + row(2, "b")),
      stream(ALL),
    );
    await hopeless.start();
    expect(hopeless.asked).toHaveLength(2);
    expect(hopeless.state.current()).toMatchObject({
      kind: "incomplete",
      rows: 1,
      shortfall: { reason: "connection" },
    });
  });

  it("waits as long as the queue asks for, then starts", async () => {
    const { start, kinds, slept, asked } = await setUp(
      refuse(429, { code: "upstream_throttled", retryAfter: 7 }),
      stream(ALL),
    );
    await start();
    expect(kinds).toEqual(["starting", "waiting", "starting", "running", "complete"]);
    expect(slept).toEqual([7_000]);
    expect(asked).toHaveLength(2);
  });

  it("waits as long as a proxy before the server asks for", async () => {
    const { start, slept } = await setUp(
      (_, response) => void response.writeHead(429, { "retry-after": "3" }).end("<html></html>"),
      stream(ALL),
    );
    await start();
    expect(slept).toEqual([3_000]);
  });

  it("shows a refusal with its request id and starts when asked again", async () => {
    const { start, exporter, state } = await setUp(
      refuse(502, { code: "upstream_access", requestId: "r-1" }),
      stream(ALL),
    );
    await start();
    expect(state.current()).toMatchObject({ kind: "refused", problem: { requestId: "r-1" } });
    await exporter.retry();
    expect(state.current()).toMatchObject({ kind: "complete", rows: 3 });
  });

  it("keeps what it has when going on is refused", async () => {
    const { start, exporter, state } = await setUp(
      stream(START + row(1, "a") + broken(1, "timeout")),
      refuse(503, { code: "upstream_unavailable" }),
    );
    await start();
    await exporter.resume();
    expect(state.current()).toMatchObject({ kind: "refused", rows: 1 });
    await exporter.save();
    expect(state.current()).toMatchObject({
      kind: "incomplete",
      fileName: "service-jobs-2026-11-23_incomplete-1-of-3.csv",
      shortfall: { resume: "T1" },
    });
  });

  it("stops with what it has, and forgets it when asked to", async () => {
    const { start, exporter, state, until } = await setUp((_, response) => {
      response.writeHead(200, { "x-total-count": "3" });
      response.write(START + row(1, "a"));
    });
    const started = start();
    await until("running");
    exporter.stop();
    await started;
    expect(state.current()).toMatchObject({
      kind: "incomplete",
      rows: 1,
      shortfall: { reason: "left" },
    });
    await exporter.dismiss();
    expect(state.current()).toEqual({ kind: "idle" });
  });

  it("is over at once when it is stopped before the first job", async () => {
    const { start, exporter, state, until } = await setUp(() => undefined);
    const started = start();
    await until("starting");
    exporter.stop();
    await started;
    expect(state.current()).toEqual({ kind: "idle" });
  });

  it("starts anew where going on is not possible", async () => {
    const { start, exporter, state, asked, files } = await setUp(
      stream(START + row(1, "a") + line({ ...PART, rows: 1, reason: "moved", resume: null })),
      stream(ALL),
    );
    await start();
    expect(state.current()).toMatchObject({ shortfall: { reason: "moved", resume: null } });
    await exporter.resume();
    expect(asked).toHaveLength(1);
    await exporter.startAnew();
    expect(state.current()).toMatchObject({ kind: "complete", rows: 3 });
    expect(asked[1]).toBe(asked[0]);
    expect(await files[0]?.text).toBe(`${HEAD}1,a\r\n2,b\r\n3,c\r\n`);
  });
});
