import fc from "fast-check";
import type { RawRequest } from "@/e2e/support/api/raw-http";
import { bodyAround, type FuzzBody } from "./bodies";
import { oddText } from "./odd-text";
import { queryOf } from "./query";
import type { RouteInputs } from "./route-inputs";

/** Whose cookies a request bears. */
type Bearer = "allowed" | "lowRole" | "nobody" | "forged";

export type FuzzRequest = {
  bearer: Bearer;
  segment: string;
  query: string;
  headers: Readonly<Record<string, string>>;
  body: FuzzBody | null;
};

/** What stands for a run: cookies of its people, and a form's token with its own cookie. */
export type Credentials = {
  cookies: Readonly<Record<Bearer, string | null>>;
  csrfToken: string;
  metricsToken: string;
};

const HEADERS: readonly Record<string, string>[] = [
  { "cache-control": "no-cache" },
  { purpose: "prefetch" },
  { "sec-purpose": "prefetch;prerender" },
  { prefer: "wait=0" },
  { prefer: "wait=999, respond-async" },
  { accept: "text/html" },
  { accept: "application/xml;q=nan" },
  { "accept-language": "de-DE,zh;q=x" },
  { "accept-encoding": "br;q=0, *;q=0" },
  { "if-none-match": "*" },
  { range: "bytes=0-" },
  { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  { origin: "null" },
  { authorization: "Bearer {metrics}" },
  { authorization: "Bearer " },
  { authorization: "Basic Og==" },
  { "x-http-method-override": "DELETE" },
  { "next-action": "x" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
];

const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.constantFrom(...HEADERS) },
);

const bearer: fc.Arbitrary<Bearer> = fc.oneof(
  { weight: 30, arbitrary: fc.constant("allowed" as const) },
  { weight: 1, arbitrary: fc.constantFrom("lowRole", "nobody", "forged") },
);

/** Requests to one route. Sign-ins come from many addresses, or the limit would be all that is met. */
export function requestsTo(inputs: RouteInputs): fc.Arbitrary<FuzzRequest> {
  const stray = bodyAround(fc.record({ text: oddText }));
  const seldom = fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: stray },
  );
  const sent =
    inputs.body &&
    fc.oneof({ weight: 19, arbitrary: inputs.body }, { weight: 1, arbitrary: fc.constant(null) });
  return fc.record({
    bearer,
    segment: inputs.segment ?? fc.constant(""),
    query: queryOf(inputs.parameters),
    headers: fc
      .tuple(headers, inputs.headers ?? fc.constant({}), fc.ipV4())
      .map(([some, own, address]) => ({ ...some, ...own, "x-forwarded-for": address })),
    body: sent ?? seldom,
  });
}

/** The request as it goes out, with the run's own cookies and tokens in it. */
export function toRaw(
  route: string,
  { bearer: who, segment, query, headers: own, body }: FuzzRequest,
  { cookies, csrfToken, metricsToken }: Credentials,
): RawRequest {
  const [method = "", pattern = ""] = route.split(" ");
  const path = pattern.replace(/\[.+\]/u, () => segment) + query;
  const cookie = cookies[who];
  const all = Object.entries({
    ...own,
    ...(cookie === null ? {} : { cookie }),
    ...(body?.contentType == null ? {} : { "content-type": body.contentType }),
  }).map(([name, value]) => [name, value.replace("{metrics}", metricsToken)]);
  const head = Object.fromEntries(all);
  if (body === null) return { method, path, headers: head };
  const text = body.text.replace(/\{csrf\}|%7Bcsrf%7D/u, csrfToken);
  const bytes = Buffer.from(text, body.encoding);
  // Without it node sends the body of a GET as the head of the next request.
  return {
    method,
    path,
    headers: { ...head, "content-length": String(bytes.length) },
    body: bytes,
  };
}
