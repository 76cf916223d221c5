import { AsyncLocalStorage } from "node:async_hooks";
import { type Profiler, Session } from "node:inspector/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ROOT } from "./graph";

// Next takes the class from here, as it runs where node is not, too.
Object.assign(globalThis, { AsyncLocalStorage });

// What a clock does again and again beside the requests is no part of any.
Object.assign(globalThis, { setInterval: () => setTimeout(() => undefined) });

const HERE = "http://127.0.0.1:3000";

const listing = z.looseObject({ asOf: z.string(), jobs: z.array(z.unknown()).nonempty() });

/** Turned one after the other: what else the process does meanwhile is in one of them at most. */
const TURNS = [2, 3];

/**
 * The files of which a function runs each time a page of a list is asked for that nobody has seen, from
 * the route's first line to Amazon and back; the simulator stands in for Amazon and is left out. Run as
 * a process of its own, under the condition `react-server`; prints their paths as JSON.
 */
async function pageTurn(): Promise<string[]> {
  const { start } = await import("@/lib/server/bootstrap");
  const { settings } = await import("@/lib/server/config/settings");
  const { newSession } = await import("@/lib/server/auth/session");
  const { encode } = await import("next-auth/jwt");
  await start();
  const { secret } = settings().auth;
  const person = { sub: "demo-manager", name: "Mara Manager", demoRole: "manager" };
  const token = await encode({
    token: { ...person, ...newSession(Date.now()) },
    secret,
    maxAge: 3_600,
  });
  const { asOf } = await ask("/api/jobs", token);
  const profiler = new Session();
  profiler.connect();
  await profiler.post("Profiler.enable");
  await profiler.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  const seen: string[][] = [];
  for (const page of TURNS) {
    await profiler.post("Profiler.takePreciseCoverage");
    await ask(`/api/jobs?page=${page}&asOf=${encodeURIComponent(asOf)}`, token);
    seen.push(ownFilesOf((await profiler.post("Profiler.takePreciseCoverage")).result));
  }
  const [first = [], ...others] = seen;
  return first.filter((path) => others.every((turn) => turn.includes(path))).toSorted();
}

/** The server's files, by their paths from the top, of which a function has run. */
function ownFilesOf(scripts: readonly Profiler.ScriptCoverage[]): string[] {
  return scripts
    .filter(hasRun)
    .filter(({ url }) => url.startsWith("file:"))
    .map(({ url }) => relative(ROOT, fileURLToPath(url)))
    .filter((path) => /^(app|lib)\//u.test(path) && !/\/(simulator|testing)\//u.test(path));
}

/** Whether a function ran; the file as a whole, which begins with its first character, is none. */
function hasRun({ functions }: Profiler.ScriptCoverage): boolean {
  return functions.some(({ ranges: [whole] }) => whole && whole.startOffset > 0 && whole.count > 0);
}

/** Calls the route as Next does, in the scope of a request. */
async function ask(path: string, token: string): Promise<{ asOf: string }> {
  const { GET } = await import("@/app/api/jobs/route");
  const { NextRequest } = await import("next/server");
  const cookie = `service-jobs.session-token=${token}`;
  const request = new NextRequest(`${HERE}${path}`, {
    headers: { cookie, host: "127.0.0.1:3000" },
  });
  const { workAsyncStorage: work } = await import(
    "next/dist/server/app-render/work-async-storage.external.js"
  );
  const { workUnitAsyncStorage: unit } = await import(
    "next/dist/server/app-render/work-unit-async-storage.external.js"
  );
  const { cookies, headers } = request;
  const scope = { type: "request", phase: "render", cookies, headers };
  const answer = () => GET(request, { params: Promise.resolve({}) });
  const inUnit = () => Reflect.apply(unit.run, unit, [scope, answer]);
  const response: Response = await Reflect.apply(work.run, work, [{ route: path }, inUnit]);
  return listing.parse(await response.json());
}

process.stdout.write(`${JSON.stringify(await pageTurn())}\n`, () => process.exit());
