import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { problem } from "@/lib/http/problem";
import { metrics } from "@/lib/server/runtime/metrics";
import { problemResponse } from "./problems";

const NO_STORE = { "cache-control": "no-store" };

const UNKNOWN_BEARER = problem("unauthenticated", {
  detail: "The metrics are for whoever bears their token: `Authorization: Bearer …`.",
});

export type ScrapeParts = {
  /** What the scraper has to bear; without one there is nothing to find here. */
  token: string | null;
  /** Brings the gauges up to date before they are read. */
  readGauges: () => Promise<void>;
};

/** The metrics of this process as Prometheus text, for whoever bears the token. */
export async function answerScrape(request: Request, parts: ScrapeParts): Promise<Response> {
  if (parts.token === null) return new Response(null, { status: 404, headers: NO_STORE });
  if (!bears(request, parts.token)) {
    return problemResponse(UNKNOWN_BEARER, { "www-authenticate": "Bearer" });
  }
  await parts.readGauges();
  const { registry } = metrics();
  return new Response(await registry.metrics(), {
    headers: { ...NO_STORE, "content-type": registry.contentType },
  });
}

/** Compares digests, which are of one length and give nothing away by the time it takes. */
function bears(request: Request, token: string): boolean {
  const [, given] = /^Bearer +(\S+)$/iu.exec(request.headers.get("authorization") ?? "") ?? [];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
