import type { MetadataRoute } from "next";
import { getTranslations } from "next-intl/server";

/** Lets a phone keep the dashboard among its apps. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations("common");
  return {
    name: t("appName"),
    short_name: t("appName"),
    description: t("appDescription"),
    start_url: "/jobs",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#4553c6",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
    ],
  };
}
