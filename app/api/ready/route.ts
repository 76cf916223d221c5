import { isReady } from "@/lib/server/jobs/readiness";

const HEADERS = { "cache-control": "no-store" };

export async function GET(request: Request): Promise<Response> {
  const ready = await isReady(request.signal);
  return Response.json(
    { status: ready ? "ready" : "waiting for Login with Amazon" },
    { status: ready ? 200 : 503, headers: HEADERS },
  );
}
