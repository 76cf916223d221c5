import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import type { Credentials } from "./request";

/** Cookies of people who may ask everything, who may not, and of nobody at all. */
export async function signInCredentials(app: {
  baseUrl: string;
  metricsToken: string;
}): Promise<Credentials> {
  const admin = await signInDemo(app.baseUrl, "admin");
  const viewer = await signInDemo(app.baseUrl, "viewer");
  const [csrfToken = ""] = decodeURIComponent(admin.get("service-jobs.csrf-token") ?? "").split(
    "|",
  );
  const allowed = cookieHeader(admin);
  return {
    cookies: {
      allowed,
      lowRole: cookieHeader(viewer),
      nobody: null,
      forged: `${allowed.slice(0, -9)}; service-jobs.session-token.1=x; =; a=%; __proto__=1; service-jobs.callback-url=http://[`,
    },
    csrfToken,
    metricsToken: app.metricsToken,
  };
}
