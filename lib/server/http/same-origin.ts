import "server-only";
import { ProblemError } from "@/lib/http/problem";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site's page makes a browser send. Browsers say where a request comes from
 * (Fetch Metadata, else `Origin`); a program that says neither carries no stolen cookie.
 * @param own the dashboard's own origin; null takes the host that was asked
 * @throws ProblemError `forbidden`
 */
export function requireSameOrigin(request: Request, own: string | null): void {
  if (READS.has(request.method)) return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const foreignSite = site !== null && site !== "same-origin" && site !== "none";
  const foreignOrigin = origin !== null && !isOwn(origin, own, request.headers.get("host"));
  if (!foreignSite && !foreignOrigin) return;
  throw new ProblemError("forbidden", {
    detail:
      "This request comes from another site. Changes are made from the dashboard's own pages.",
  });
}

function isOwn(origin: string, own: string | null, host: string | null): boolean {
  if (own !== null && origin === own) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
