import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createStore } from "@/components/ui/store";
import type { ExportFormat, ExportState } from "./export-state";
import { createExporter } from "./exporter";
import { createMemorySink } from "./sink";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const HEAD = "order,city\r\n";
const END = "# complete: 3 of 3 jobs\r\n";

const csv =
  (text: string): Answer =>
  (_, response) => {
    response.writeHead(200, {
      "x-total-count": "3",
      "content-disposition": 'attachment; filename="service-jobs-2026-11-23.csv"',
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
  const state = createStore<ExportState>({ kind: "idle" });
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
  const start = (format: ExportFormat = "csv") =>
    exporter.start(
      { query: "status=HOLD&page=3&job=J1", total: 3, zone: "UTC", toFile: false, format },
      sink,
    );
  const until = (kind: ExportState["kind"]) =>
    new Promise<void>((resolve) => {
      const look = () => state.current().kind === kind && resolve();
      state.subscribe(look);
      look();
    });
  return { exporter, state, kinds, asked, slept, files, start, until };
}

describe("createExporter", () => {
  it("saves a whole export under the server's name", async () => {
    const { start, state, asked, files, kinds } = await setUp(
      csv(`${HEAD}1,a\r\n2,b\r\n3,c\r\n${END}`),
    );
    await start("excel");
    expect(state.current()).toMatchObject({ kind: "complete", rows: 3, total: 3 });
    expect(kinds).toEqual(["starting", "running", "complete"]);
    expect(asked).toEqual(["/api/jobs/export?status=HOLD&format=csv&bom=1"]);
    expect(files.map(({ name }) => name)).toEqual(["service-jobs-2026-11-23.csv"]);
    expect(await files[0]?.text).toBe(`${HEAD}1,a\r\n2,b\r\n3,c\r\n${END}`);
  });

  it("goes on where the server ended, in the same file", async () => {
    const { start, exporter, state, asked, files } = await setUp(
      csv(`${HEAD}1,a\r\n"# incomplete: 1 of 3 jobs, reason=throttled, missing 2, resume=T1"\r\n`),
      csv(`${HEAD}2,b\r\n3,c\r\n${END}`),
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
    expect(asked[1]).toBe("/api/jobs/export?status=HOLD&format=csv&resume=T1");
    expect(await files[0]?.text).toBe(`${HEAD}1,a\r\n2,b\r\n3,c\r\n${END}`);
  });

  it("goes on after a part without jobs without a second head", async () => {
    const { start, exporter, files } = await setUp(
      csv(`${HEAD}"# incomplete: 0 of 3 jobs, reason=timeout, resume=T1"\r\n`),
      csv(`${HEAD}1,a\r\n2,b\r\n3,c\r\n${END}`),
    );
    await start();
    await exporter.resume();
    expect(await files[0]?.text).toBe(`${HEAD}1,a\r\n2,b\r\n3,c\r\n${END}`);
  });

  it("saves what is there with the record that says what is missing, and can still go on", async () => {
    const part = '"# incomplete: 1 of 3 jobs, reason=timeout, resume=T1"\r\n';
    const { start, exporter, state, files } = await setUp(
      csv(`${HEAD}1,a\r\n${part}`),
      csv(`${HEAD}2,b\r\n3,c\r\n${END}`),
    );
    await start();
    await exporter.save();
    expect(state.current()).toMatchObject({ fileName: "service-jobs-2026-11-23.csv" });
    await exporter.resume();
    expect(await Promise.all(files.map(({ text }) => text))).toEqual([
      `${HEAD}1,a\r\n${part}`,
      `${HEAD}1,a\r\n2,b\r\n3,c\r\n${END}`,
    ]);
  });

  it("is not whole when the connection breaks", async () => {
    const { start, state, files } = await setUp((_, response) => {
      response.writeHead(200, { "x-total-count": "3" });
      response.write(`${HEAD}1,a\r\n2,`, () => response.destroy());
    });
    await start();
    expect(state.current()).toMatchObject({
      kind: "incomplete",
      rows: 1,
      shortfall: { reason: "connection", resume: null },
    });
    expect(files).toEqual([]);
  });

  it("is not whole when rows were lost, whatever the last record says", async () => {
    const { start, state } = await setUp(csv(`${HEAD}1,a\r\n${END}`));
    await start();
    expect(state.current()).toMatchObject({
      kind: "incomplete",
      rows: 1,
      shortfall: { reason: "rows_differ", resume: null },
    });
  });

  it("waits as long as the queue asks for, then starts", async () => {
    const { start, kinds, slept, asked } = await setUp(
      refuse(429, { code: "upstream_throttled", retryAfter: 7 }),
      csv(`${HEAD}1,a\r\n2,b\r\n3,c\r\n${END}`),
    );
    await start();
    expect(kinds).toEqual(["starting", "waiting", "starting", "running", "complete"]);
    expect(slept).toEqual([7_000]);
    expect(asked).toHaveLength(2);
  });

  it("waits as long as a proxy before the server asks for", async () => {
    const { start, slept } = await setUp(
      (_, response) => void response.writeHead(429, { "retry-after": "3" }).end("<html></html>"),
      csv(`${HEAD}1,a\r\n2,b\r\n3,c\r\n${END}`),
    );
    await start();
    expect(slept).toEqual([3_000]);
  });

  it("shows a refusal with its request id and starts when asked again", async () => {
    const { start, exporter, state } = await setUp(
      refuse(502, { code: "upstream_access", requestId: "r-1" }),
      csv(`${HEAD}1,a\r\n2,b\r\n3,c\r\n${END}`),
    );
    await start();
    expect(state.current()).toMatchObject({ kind: "refused", problem: { requestId: "r-1" } });
    await exporter.retry();
    expect(state.current()).toMatchObject({ kind: "complete", rows: 3 });
  });

  it("keeps what it has when going on is refused", async () => {
    const part = '"# incomplete: 1 of 3 jobs, reason=timeout, resume=T1"\r\n';
    const { start, exporter, state } = await setUp(
      csv(`${HEAD}1,a\r\n${part}`),
      refuse(503, { code: "upstream_unavailable" }),
    );
    await start();
    await exporter.resume();
    expect(state.current()).toMatchObject({ kind: "refused", rows: 1 });
    await exporter.save();
    expect(state.current()).toMatchObject({
      kind: "incomplete",
      fileName: "service-jobs-2026-11-23.csv",
      shortfall: { resume: "T1" },
    });
  });

  it("stops with what it has, and forgets it when told to", async () => {
    const { start, exporter, state, until } = await setUp((_, response) => {
      response.writeHead(200, { "x-total-count": "3" });
      response.write(`${HEAD}1,a\r\n`);
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
});
