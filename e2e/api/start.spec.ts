import { expect, test } from "@playwright/test";
import { type Environment, startApp } from "../support/server";

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

const SENTENCES: readonly { changed: Environment; says: RegExp }[] = [
  { changed: { SP_API_CLIENT_SECRET: "" }, says: /SP_API_CLIENT_SECRET is not set, and live mode/ },
  {
    changed: { SP_API_REFRESH_TOKEN: "", SP_API_MODE: "sandbox" },
    says: /SP_API_REFRESH_TOKEN is not set, and sandbox mode/,
  },
  {
    changed: { SP_API_CLIENT_ID: "", SP_API_MODE: "" },
    says: /SP_API_CLIENT_ID is not set, and live mode/,
  },
  { changed: { NEXTAUTH_SECRET: "" }, says: /NEXTAUTH_SECRET is not set/ },
  { changed: { NEXTAUTH_URL: "" }, says: /NEXTAUTH_URL is not set/ },
  { changed: { OIDC_ISSUER: "" }, says: /OIDC_ISSUER is not set/ },
  { changed: { OIDC_CLIENT_ID: "" }, says: /OIDC_CLIENT_ID is not set/ },
  { changed: { OIDC_CLIENT_SECRET: "" }, says: /OIDC_CLIENT_SECRET is not set/ },
  { changed: { SESSION_IDLE_MINUTES: "soon" }, says: /SESSION_IDLE_MINUTES must be a number/ },
  { changed: { SESSION_MAX_HOURS: "0" }, says: /SESSION_MAX_HOURS must be at least/ },
  {
    changed: { SP_API_MODE: "production" },
    says: /SP_API_MODE must be one of demo, sandbox, live/,
  },
  { changed: { SP_API_ENDPOINT: "http://example.com" }, says: /SP_API_ENDPOINT must be an https:/ },
  { changed: { SP_API_MARKETPLACE_IDS: "NOWHERE" }, says: /SP_API_MARKETPLACE_IDS holds NOWHERE/ },
  {
    changed: { SP_API_CLIENT_SECRET_FILE: "amzn1.oa2-cs.v1.example" },
    says: /SP_API_CLIENT_SECRET and SP_API_CLIENT_SECRET_FILE are both set/,
  },
  {
    changed: { SP_API_CLIENT_SECRET: "", SP_API_CLIENT_SECRET_FILE: "amzn1.oa2-cs.v1.example" },
    says: /SP_API_CLIENT_SECRET_FILE names a file that does not exist/,
  },
  {
    changed: { SP_API_SECRET_ISSUED_AT: "last year" },
    says: /SP_API_SECRET_ISSUED_AT must be a day such as/,
  },
  { changed: { SP_API_RATE: "fast" }, says: /SP_API_RATE must be a number/ },
];

for (const { changed, says } of SENTENCES) {
  const name = Object.keys(changed).join(" and ");
  test(`the app does not start without a ${name} it can use, and says so`, async () => {
    const start = startApp({ ...LIVE, ...changed });
    await expect(start).rejects.toThrow(says);
    await expect(start).rejects.not.toThrow(/Atzr|amzn1\.oa2-cs|a-secret-of/);
  });
}
