const HEADERS = { "cache-control": "no-store" };

/** Answers as long as the process serves; asks nobody. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: HEADERS });
}
