import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { type Environment, startApp } from "@/e2e/support/app/server";
import { freePort } from "@/lib/testing/free-port";

const LIVE: Environment = {
  SP_API_MODE: "live",
  SP_API_CLIENT_ID: "amzn1.application-oa2-client.example",
  SP_API_CLIENT_SECRET: "amzn1.oa2-cs.v1.example",
  SP_API_REFRESH_TOKEN: "Atzr|example",
  NEXTAUTH_SECRET: "a-secret-of-the-start-spec",
  OIDC_ISSUER: "https://login.example.com",
  OIDC_CLIENT_ID: "dashboard",
  OIDC_CLIENT_SECRET: "a-secret-of-the-provider",
};

/** One of each kind; `settings.test.ts` and `secret-watch.test.ts` know every sentence. */
const SENTENCES: readonly { changed: Environment; says: RegExp; variant?: string }[] = [
  { changed: { SP_API_CLIENT_SECRET: "" }, says: /SP_API_CLIENT_SECRET is not set, and live mode/ },
  { changed: { NEXTAUTH_URL: "" }, says: /NEXTAUTH_URL is not set/, variant: " @deep" },
  {
    changed: { SP_API_ENDPOINT: "http://example.com" },
    says: /SP_API_ENDPOINT must be an https:/,
    variant: " @deep",
  },
  {
    variant: " @deep",
    changed: { SP_API_CLIENT_SECRET: "", SP_API_CLIENT_SECRET_FILE: "amzn1.oa2-cs.v1.example" },
    says: /SP_API_CLIENT_SECRET_FILE names a file that does not exist/,
  },
];

for (const { changed, says, variant = "" } of SENTENCES) {
  const name = Object.keys(changed).join(" and ");
  test(`the app does not start without a ${name} it can use, and says so${variant}`, async () => {
    const start = startApp({ ...LIVE, ...changed });
    await expect(start).rejects.toThrow(says);
    await expect(start).rejects.not.toThrow(/Atzr|amzn1\.oa2-cs|a-secret-of/);
  });
}

test("the app does not start at a port that is another's, whatever answers there", async () => {
  const port = await freePort();
  const other = createServer((_, response) => response.end("{}")).listen(port, "127.0.0.1");
  await once(other, "listening");
  await expect(startApp({ PORT: String(port) })).rejects.toThrow(/EADDRINUSE/);
  other.close();
});
