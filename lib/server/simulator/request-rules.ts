import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import { type Answer, edgeRefusal, invalidInput } from "./answer";

const LONGEST_USER_AGENT = 500;

/** A GET that announces a body never reaches the API (Amazon: changelog of June 2023). */
export function refuseBody(headers: IncomingHttpHeaders): Answer | null {
  const announces = headers["content-length"] ?? headers["transfer-encoding"];
  return announces === undefined ? null : edgeRefusal();
}

/**
 * The rules for headers (Amazon: "Include a User-Agent header in all requests"). The page asks for a
 * Language in it as well; Amazon's own JavaScript SDK names none, so it is not insisted on here either.
 */
export function refuseHeaders(headers: IncomingHttpHeaders): Answer | null {
  const userAgent = headers["user-agent"];
  if (!userAgent) return invalidInput("The user-agent header is missing");
  if (userAgent.length <= LONGEST_USER_AGENT) return null;
  return invalidInput(`The user-agent header is longer than ${LONGEST_USER_AGENT} characters`);
}
