import { readiness } from "@/lib/server/jobs/readiness";

const HEADERS = { "cache-control": "no-store" };

export async function GET(request: Request): Promise<Response> {
  const status = await readiness(request.signal);
  return Response.json({ status }, { status: status === "ready" ? 200 : 503, headers: HEADERS });
}
