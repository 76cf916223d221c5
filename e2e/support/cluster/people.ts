import { rawHttp } from "@/e2e/support/api/raw-http";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import type { Role } from "@/lib/access/permissions";
import { PROCESS_HEADER } from "./balancer";

export type Answer = {
  status: number;
  text: string;
  /** From the question to the last byte. */
  ms: number;
  /** Of `performance.now()`. */
  at: number;
};

/** Somebody who is signed in. */
export type Person = {
  cookie: string;
  /** Rejects where the connection breaks. `at` is another address than the one that was signed in to. */
  ask: (path: string, at?: string) => Promise<Answer>;
};

export async function personAt(url: string, role: Role): Promise<Person> {
  const cookie = cookieHeader(await signInDemo(url, role));
  return {
    cookie,
    async ask(path, at = url) {
      const began = performance.now();
      const { status, text } = await rawHttp(at, { method: "GET", path, headers: { cookie } });
      return { status, text, ms: performance.now() - began, at: performance.now() };
    },
  };
}

let questions = 0;

/** One that nobody has asked before: it costs one call of Amazon's. */
export function newQuestion(): string {
  questions += 1;
  const created = new Date(Date.UTC(2026, 0, 1) + questions * 60_000).toISOString();
  return `/api/jobs?created=${created}..`;
}

/** What became of questions; all that were asked are in one of the lists. */
export type Fates = { answered: Answer[]; refused: Answer[]; broken: unknown[] };

export async function fatesOf(asked: readonly Promise<Answer>[]): Promise<Fates> {
  const fates: Fates = { answered: [], refused: [], broken: [] };
  for (const one of await Promise.allSettled(asked)) {
    if (one.status === "rejected") fates.broken.push(one.reason);
    else if (one.value.status === 200) fates.answered.push(one.value);
    else fates.refused.push(one.value);
  }
  return fates;
}

/** Asks again and again, whatever became of the last question, until it is told to stop. */
export function keepAsking(ask: (index: number) => Promise<Answer>, everyMs: number) {
  const asked: Promise<Answer>[] = [];
  const next = () => {
    const answer = ask(asked.length);
    answer.catch(() => undefined);
    asked.push(answer);
  };
  next();
  const timer = setInterval(next, everyMs);
  return {
    asked: () => asked.length,
    stop(): Promise<Fates> {
      clearInterval(timer);
      return fatesOf(asked);
    },
  };
}

type Export = {
  ids: string[];
  total: number | null;
  complete: boolean;
  /** How many answers it took: each that broke off was gone on with from its last mark. */
  parts: number;
};

/**
 * Reads an export to its end as the screen does, over whichever process answers.
 * @param onRows hears how many rows there are, and which process gives them
 * @throws Error when a part is refused, or one brings nothing
 */
export async function readExport(
  url: string,
  { cookie }: Person,
  search: string,
  onRows: (rows: number, process: string | null) => void = () => undefined,
): Promise<Export> {
  const read: Export = { ids: [], total: null, complete: false, parts: 0 };
  let resume: string | null = null;
  for (;;) {
    read.parts += 1;
    const query: string = resume === null ? search : `${search}&resume=${resume}`;
    const answer = await fetch(`${url}/api/jobs/export?${query}&format=json&marks=1`, {
      headers: { cookie },
    });
    if (!answer.ok || answer.body === null) throw new Error(`It answered ${answer.status}.`);
    const before = read.ids.length;
    const part = await readPart(answer.body, (ids) => {
      read.ids.push(...ids);
      onRows(read.ids.length, answer.headers.get(PROCESS_HEADER));
    });
    read.total ??= part.total;
    if (part.complete) return { ...read, complete: true };
    resume = part.resume ?? resume;
    if (read.ids.length === before) throw new Error(`Part ${read.parts} brought nothing.`);
  }
}

async function readPart(body: ReadableStream<Uint8Array>, keep: (ids: string[]) => void) {
  const part = { total: null as number | null, resume: null as string | null, complete: false };
  let held: string[] = [];
  let rest = "";
  try {
    const decoder = new TextDecoder();
    for await (const bytes of body) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const record = JSON.parse(line);
        if (record.type === "start") part.total = record.total;
        if (record.type === "job") held.push(record.job.serviceJobId);
        if (record.type === "mark" || record.type === "end") {
          keep(held);
          held = [];
          part.resume = record.resume ?? part.resume;
          part.complete = record.complete === true;
        }
      }
    }
  } catch {
    // It broke off: what came behind the last mark comes again.
  }
  return part;
}
