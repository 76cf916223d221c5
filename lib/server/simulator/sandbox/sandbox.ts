import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { OperationName } from "@/lib/server/simulator/actions/routes";
import { routeOf } from "@/lib/server/simulator/actions/routes";
import { type Answer, invalidInput, jsonAnswer } from "@/lib/server/simulator/answer";
import { MARKETPLACE_IDS } from "@/lib/server/simulator/fixtures/marketplaces";
import { InvalidQuery, readListQuery } from "@/lib/server/simulator/list-query";
import { parseQueryString } from "@/lib/server/simulator/query-string";
import cases from "./cases.json";

/** One of the answers that Amazon's static sandbox has, and what it is given to. */
export type SandboxCase = {
  operation: string;
  status: number;
  /** By name, of path and query alike. */
  parameters: Readonly<Record<string, string>>;
  /** Undefined where the case says nothing of a body. */
  body?: unknown;
  response: unknown;
};

/** All of them, in the model's order. Amazon: Services API v1 model, `x-amzn-api-sandbox`. */
export const SANDBOX_CASES: readonly SandboxCase[] = cases.map((one) => ({
  ...one,
  parameters: Object.fromEntries(
    Object.entries(one.parameters).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  ),
}));

export type SandboxRequest = {
  operation: OperationName;
  ids: Record<string, string> | null;
  query: string;
  /** Null for one that is too long. */
  body: string | null;
};

/**
 * The static sandbox: a request gets the answer of the case all of whose parameters and whose body it has,
 * by the letter; of several, of the one that names most. It changes nothing and knows nothing.
 */
export function sandboxAnswer({ operation, ids, query, body }: SandboxRequest): Answer {
  const given = parseQueryString(query);
  if (!given || ids === null || !isValid(operation, given)) return noMatch();
  const sent = sentBody(body);
  const fitting = SANDBOX_CASES.filter(
    (one) =>
      one.operation === operation &&
      Object.entries(one.parameters).every(([name, value]) =>
        isSame(ids[name] ?? given.get(name), value),
      ) &&
      (one.body === undefined || isDeepStrictEqual(one.body, sent)),
  );
  const [best] = fitting.toSorted((a, b) => weightOf(b) - weightOf(a));
  if (!best) return noMatch();
  if (best.status !== 204) return jsonAnswer(best.status, best.response);
  return { ...jsonAnswer(204, {}), body: "", headers: {} };
}

function weightOf({ parameters, body }: SandboxCase): number {
  return Object.keys(parameters).length + (body === undefined ? 0 : 1);
}

/** A token is percent-encoded in the case; whether it travels like that or encoded once more, nobody says. */
function isSame(sent: string | undefined, value: string): boolean {
  return sent !== undefined && (sent === value || encodeURIComponent(sent) === value);
}

function sentBody(body: string | null): unknown {
  try {
    return body ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

/** Cases name but some parameters; the required ones have to be there and valid all the same. */
function isValid(operation: OperationName, given: Map<string, string>): boolean {
  if (operation !== "getServiceJobs") {
    const marketplace = given.get("marketplaceIds") ?? "";
    return !routeOf(operation).inMarketplace || MARKETPLACE_IDS.has(marketplace);
  }
  const parameters = new Map(given);
  if (parameters.get("createdAfter") === "TEST_CASE_400") {
    parameters.set("createdAfter", "2020-01-01T00:00:00Z");
  }
  try {
    readListQuery(parameters);
    return true;
  } catch (error) {
    if (error instanceof InvalidQuery) return false;
    throw error;
  }
}

function noMatch(): Answer {
  return invalidInput("Could not match input arguments");
}
