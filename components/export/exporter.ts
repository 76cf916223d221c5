import type { Observable } from "@/components/ui/observable";
import { isThrottled, type Problem, ProblemError, problem } from "@/lib/http/problem";
import { NONE_UNWRITTEN, type Unwritten } from "@/lib/jobs/export-records";
import { copyExport } from "./copy-export";
import { exportPath, type Fetch, type OpenExport, openExport } from "./export-request";
import { type ExportOrder, type ExportState, exportState, type Shortfall } from "./export-state";
import { createPace } from "./pace";
import type { Sink } from "./sink";

export type ExporterParts = {
  state: Observable<ExportState>;
  fetch: Fetch;
  /** Epoch ms. */
  now: () => number;
  /** Resolves after so many milliseconds, or rejects when the signal aborts. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

const SHOWN_EVERY_MS = 250;
const DEFAULT_WAIT_S = 30;

/** One export and its file. */
type Run = {
  order: ExportOrder;
  sink: Sink;
  /** Jobs in the file. */
  rows: number;
  total: number | null;
  /** Jobs that came and could not be written down. */
  unwritten: Unwritten;
  /** With which the part under way began; null for the first one. */
  token: string | null;
  fileName: string;
  /** The record that closes the file. */
  end: Uint8Array<ArrayBuffer>;
  leaving: AbortController;
  waiting: AbortController;
};

/** Runs one export at a time and publishes how it goes. None of its functions rejects. */
export function createExporter({ state, fetch, now, sleep }: ExporterParts) {
  let run: Run | null = null;

  const show = (current: Run, next: ExportState) => {
    if (run === current) state.set(next);
  };
  const progressOf = ({ order, rows, total }: Run) => ({ order, rows, total });
  const fallShort = (current: Run, shortfall: Shortfall, fileName: string | null = null) =>
    show(current, { kind: "incomplete", shortfall, fileName, ...progressOf(current) });

  async function pull(current: Run): Promise<void> {
    current.leaving = new AbortController();
    const { signal } = current.leaving;
    try {
      let shortfall = await copy(current, await openPatiently(current, signal), signal);
      // A process that ended cuts its exports off, and another one goes on; the next cut needs new rows.
      for (let rows = -1; shortfall?.reason === "connection" && current.rows > rows; ) {
        current.token = shortfall.resume ?? current.token;
        if (current.token === null) break;
        rows = current.rows;
        shortfall = await copy(current, await openPatiently(current, signal), signal);
      }
      if (shortfall) fallShort(current, shortfall);
      else await save(current);
    } catch (error) {
      if (!signal.aborted) {
        show(current, { kind: "refused", problem: problemIn(error), ...progressOf(current) });
      } else if (current.rows > 0) {
        fallShort(current, because("left"));
      } else {
        await discard(current);
        show(current, { kind: "idle" });
      }
    }
  }

  /** Waits for an export slot as often as the server asks for it. */
  async function openPatiently(current: Run, signal: AbortSignal): Promise<OpenExport> {
    for (;;) {
      show(current, { kind: "starting", ...progressOf(current) });
      try {
        return await openExport(exportPath(current.order, current.token), signal, fetch);
      } catch (error) {
        const refusal = error instanceof ProblemError ? error.problem : null;
        if (!refusal || !isThrottled(refusal)) throw error;
        const waitMs = (refusal.retryAfter ?? DEFAULT_WAIT_S) * 1000;
        const until = now() + waitMs;
        show(current, { kind: "waiting", problem: refusal, until, ...progressOf(current) });
        const waiting = new AbortController();
        current.waiting = waiting;
        const wake = () => waiting.abort();
        signal.addEventListener("abort", wake);
        if (signal.aborted) wake();
        else await sleep(waitMs, waiting.signal).catch(() => undefined);
        signal.removeEventListener("abort", wake);
        signal.throwIfAborted();
      }
    }
  }

  async function copy(
    current: Run,
    opened: OpenExport,
    signal: AbortSignal,
  ): Promise<Shortfall | null> {
    const { order, sink, token, unwritten, rows: before } = current;
    const pace = createPace(opened.total);
    let shown = Number.NEGATIVE_INFINITY;
    current.total = opened.total;
    if (token === null && opened.fileName !== null) {
      current.fileName = opened.fileName.replace(/\.\w+$/u, extensionOf(order));
    }
    const copied = await copyExport({
      opened,
      form: order.form,
      sink,
      before,
      unwritten,
      continues: token !== null,
      signal,
      onRows(rows) {
        current.rows = rows;
        if (now() - shown < SHOWN_EVERY_MS) return;
        shown = now();
        show(current, { kind: "running", pace: pace(rows, shown), ...progressOf(current) });
      },
    });
    current.end = copied.end;
    current.unwritten = copied.unwritten;
    return copied.shortfall;
  }

  async function save(current: Run, shortfall: Shortfall | null = null): Promise<void> {
    try {
      const suggested = shortfall ? incompleteName(current) : current.fileName;
      const fileName = await current.sink.save(current.end, suggested);
      if (shortfall) fallShort(current, shortfall, fileName);
      else show(current, { kind: "complete", fileName, ...progressOf(current) });
    } catch {
      fallShort(current, because("disk"));
    }
  }

  return {
    async start(order: ExportOrder, sink: Sink): Promise<void> {
      run = {
        order,
        sink,
        rows: 0,
        total: order.total,
        unwritten: NONE_UNWRITTEN,
        token: null,
        fileName: `service-jobs${extensionOf(order)}`,
        end: new Uint8Array(),
        leaving: new AbortController(),
        waiting: new AbortController(),
      };
      await pull(run);
    },
    /** Asks again: at once instead of later, or after a refusal. */
    async retry(): Promise<void> {
      const { kind } = state.current();
      if (kind === "waiting") run?.waiting.abort();
      else if (kind === "refused" && run) await pull(run);
    },
    /** Ends the stream; what is there can still be saved. */
    stop: () => run?.leaving.abort(),
    /** Goes on where the export ended, in the same file. */
    async resume(): Promise<void> {
      const current = state.current();
      if (current.kind !== "incomplete" || current.shortfall.resume === null || !run) return;
      run.token = current.shortfall.resume;
      await pull(run);
    },
    /** Asks for all of it anew, in the same file. */
    async startAnew(): Promise<void> {
      const current = run;
      if (state.current().kind !== "incomplete" || !current) return;
      try {
        await current.sink.reset();
      } catch {
        return fallShort(current, because("disk"));
      }
      Object.assign(current, { rows: 0, unwritten: NONE_UNWRITTEN, token: null });
      await pull(current);
    },
    /** Makes a file of what is there. */
    async save(): Promise<void> {
      const current = state.current();
      if (!run) return;
      if (current.kind === "complete") await save(run);
      else if (current.kind === "incomplete") await save(run, current.shortfall);
      else if (current.kind === "refused") {
        await save(run, { ...because("unavailable"), resume: run.token });
      }
    },
    /** Forgets the export, and what was not saved. */
    async dismiss(): Promise<void> {
      const current = run;
      run = null;
      state.set({ kind: "idle" });
      current?.leaving.abort();
      if (current) await discard(current);
    },
  };
}

async function discard({ sink }: Run): Promise<void> {
  await sink.discard().catch(() => undefined);
}

const EXTENSIONS = { json: ".jsonl", csv: ".csv", xlsx: ".xlsx" };

function extensionOf({ form }: ExportOrder): string {
  return EXTENSIONS[form.kind];
}

/** A table holds no word of what it lacks, so the name of its file does. */
function incompleteName({ fileName, rows, total }: Run): string {
  return fileName.replace(
    /(?=\.\w+$)/u,
    `_incomplete-${rows}${total === null ? "" : `-of-${total}`}`,
  );
}

function because(reason: string): Shortfall {
  return { reason, missing: [], resume: null };
}

function problemIn(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem("internal", { detail: "The page could not understand the answer." });
}

/** The exporter of this tab. */
export const exporter = createExporter({
  state: exportState,
  fetch: (path, init) => fetch(path, init),
  now: Date.now,
  sleep,
});

/** Resolves after so many milliseconds, or rejects when the signal aborts or has done so already. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", leave);
      resolve();
    }, ms);
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
  });
}
