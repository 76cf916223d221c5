import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, type Locale, pickLocale } from "./locales";
import { messages as german } from "./messages/de";
import { messages as english, type Messages } from "./messages/en";
import { messages as chinese } from "./messages/zh-cn";

const CATALOGUES: Record<Locale, Messages> = { en: english, de: german, "zh-CN": chinese };

/** What next-intl needs for one request. Dates are formatted by lib/time, so the zone here is UTC. */
export default getRequestConfig(async () => {
  const [cookieStore, headerList] = await Promise.all([cookies(), headers()]);
  const locale = pickLocale(
    cookieStore.get(LOCALE_COOKIE)?.value,
    headerList.get("accept-language"),
  );
  return { locale, messages: CATALOGUES[locale], timeZone: "UTC", now: new Date() };
});
