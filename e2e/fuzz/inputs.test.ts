import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { API_ROUTES } from "@/lib/access/api-routes";
import { requestsTo, toRaw } from "./request";
import type { RouteInputs } from "./route-inputs";
import { ROUTE_INPUTS } from "./routes";

const WALLET = {
  cookies: { allowed: "a=1", lowRole: "b=1", nobody: null, forged: "c" },
  csrfToken: "token-of-the-form",
  metricsToken: "token-of-the-metrics",
};

const rows = Object.entries(ROUTE_INPUTS) as [string, RouteInputs][];

function sample(route: string, inputs: RouteInputs, numRuns = 1_500) {
  return fc
    .sample(requestsTo(inputs), { seed: 1, numRuns })
    .map((request) => toRaw(route, request, WALLET));
}

describe("what routes are fuzzed with", () => {
  it("leaves none of them out", () => {
    expect(rows.map(([route]) => route).toSorted()).toEqual(Object.keys(API_ROUTES).toSorted());
  });

  it.each(rows)(
    "%s gets addresses that node sends, and under which the route answers",
    (route, inputs) => {
      const [, pattern = ""] = route.split(" ");
      const fixed = pattern.split("[")[0] ?? "";
      for (const { path } of sample(route, inputs, 300)) {
        expect(path).toMatch(/^[\x21-\x7e]{1,14000}$/u);
        expect(path.startsWith(fixed)).toBe(true);
      }
    },
  );

  it("are odd in every way that is asked for", () => {
    const queries = sample("GET /api/jobs", ROUTE_INPUTS["GET /api/jobs"]).map(({ path }) => path);
    for (const way of [
      /[?&](\w+)=[^&]*&(?:.*&)?\1=/u, // repeated keys
      /%00/u,
      /%ED%[AB][0-9A-F]%/u, // half a pair of surrogates
      /%E2%80%AE/u, // right to left
      /%(?![0-9A-Fa-f]{2})/u, // malformed
      /__proto__/u,
      /0x10|1e999|NaN/u,
      /9999-12-31/u,
    ]) {
      expect(
        queries.some((path) => way.test(path)),
        String(way),
      ).toBe(true);
    }
  });

  it("hold lists of many", () => {
    const queries = sample("GET /api/jobs", ROUTE_INPUTS["GET /api/jobs"]).map(({ path }) => path);
    expect(queries.some((path) => path.split("%2C").length > 60)).toBe(true);
  });

  it("holds bodies of every kind, and the form's own token", () => {
    const bodies = sample(
      "POST /api/auth/[...nextauth]",
      ROUTE_INPUTS["POST /api/auth/[...nextauth]"],
    );
    const texts = bodies.map(({ body }) => String(body ?? ""));
    for (const way of [
      /token-of-the-form/u,
      /^$/u,
      /^\[/u,
      /^null$/u,
      /\\ud[89ab]/iu,
      /^x{70000}$/u,
    ]) {
      expect(
        texts.some((text) => way.test(text)),
        String(way),
      ).toBe(true);
    }
    const types = new Set(bodies.map(({ headers }) => headers?.["content-type"]));
    expect(types.size).toBeGreaterThan(8);
  });
});
