import { settings } from "@/lib/server/config/settings";
import { answerScrape } from "@/lib/server/http/metrics-scrape";
import { exportDesk } from "@/lib/server/jobs/export/export-desk";
import { spApi } from "@/lib/server/jobs/source/upstream";

export function GET(request: Request): Promise<Response> {
  return answerScrape(request, {
    token: settings().metricsToken,
    quota: (operation) => spApi().quota(operation),
    exportsRunning: () => exportDesk().running(),
  });
}
