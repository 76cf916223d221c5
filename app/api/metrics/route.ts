import { exportDesk } from "@/lib/server/jobs/export/export-desk";
import { spApi } from "@/lib/server/jobs/upstream";
import { answerScrape } from "@/lib/server/metrics-scrape";
import { settings } from "@/lib/server/settings";

export function GET(request: Request): Promise<Response> {
  return answerScrape(request, {
    token: settings().metricsToken,
    quota: (operation) => spApi().quota(operation),
    exportsRunning: () => exportDesk().running(),
  });
}
