import { settings } from "@/lib/server/config/settings";
import { answerScrape } from "@/lib/server/http/metrics-scrape";
import { readGauges } from "@/lib/server/jobs/gauges";

export function GET(request: Request): Promise<Response> {
  return answerScrape(request, { token: settings().metricsToken, readGauges });
}
