import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import { type Answer, edgeRefusal, invalidInput } from "./answer";

const LONGEST_USER_AGENT = 500;

/**
 * What only a browser sends. Amazon does not say what it does with these; here they are refused, so
 * that a proxy that passes a browser's headers on is found out. `sec-fetch-mode` is not among them:
 * Node's own fetch always sends it.
 */
const BROWSER_HEADERS = [
  "cookie",
  "origin",
  "referer",
  "sec-fetch-site",
  "sec-fetch-dest",
  "sec-fetch-user",
  "sec-ch-ua",
] as const;

/** A GET that announces a body never reaches the API (Amazon: changelog of June 2023). */
export function refuseBody(headers: IncomingHttpHeaders): Answer | null {
  const announces = headers["content-length"] ?? headers["transfer-encoding"];
  return announces === undefined ? null : edgeRefusal();
}

/** The rules for headers (Amazon: "Include a User-Agent header in all requests"). */
export function refuseHeaders(headers: IncomingHttpHeaders): Answer | null {
  const userAgent = headers["user-agent"];
  if (!userAgent) return invalidInput("The user-agent header is missing");
  if (userAgent.length > LONGEST_USER_AGENT) {
    return invalidInput(`The user-agent header is longer than ${LONGEST_USER_AGENT} characters`);
  }
  if (!/\(.*Language=[^;)]+.*\)/.test(userAgent)) {
    return invalidInput("The user-agent header does not name its Language");
  }
  const leaked = BROWSER_HEADERS.filter((name) => headers[name] !== undefined);
  if (leaked.length === 0) return null;
  return invalidInput(`Headers of a browser are not accepted: [${leaked.join(", ")}]`);
}
