import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, pickLocale } from "./locales";
import { messages } from "./messages/en";

/** What next-intl needs for one request. Dates are formatted by lib/time, so the zone here is UTC. */
export default getRequestConfig(async () => {
  const [cookieStore, headerList] = await Promise.all([cookies(), headers()]);
  return {
    locale: pickLocale(cookieStore.get(LOCALE_COOKIE)?.value, headerList.get("accept-language")),
    messages,
    timeZone: "UTC",
    now: new Date(),
  };
});
