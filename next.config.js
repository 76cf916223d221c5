import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: {
    // Messages are parsed while building: the browser gets no parser.
    messages: {
      path: "./lib/i18n/messages",
      format: "json",
      locales: ["en", "de", "zh-CN"],
      precompile: true,
    },
  },
});

/** What browsers offer and this dashboard never asks for. */
const UNUSED_FEATURES = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks them before it builds.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pino",
    "pg",
    "@electric-sql/pglite",
    "@duckdb/node-api",
    "@redis/client",
    "undici",
  ],
  // Nothing here is a photograph; without it neither the route nor its native library is shipped.
  images: { unoptimized: true },
  experimental: {
    // The server writes nothing beside its code: its file system may be read-only.
    isrFlushToDisk: false,
    // A page above somebody's role answers 403.
    authInterrupts: true,
    // Few larger files: docs/decisions/087-few-larger-files.md has the figures.
    turbopackChunking: { minChunkSize: 600_000, maxMergeChunkSize: 3_000_000 },
  },
  outputFileTracingIncludes: {
    "**": [
      "lib/server/db/migrations/**/*",
      // Beside its module lies a library that the system's loader finds, and that no import names.
      "node_modules/@duckdb/node-bindings-*/**/*",
    ],
  },
  outputFileTracingExcludes: {
    "**": ["node_modules/sharp/**/*", "node_modules/@img/**/*"],
  },
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "Referrer-Policy", value: "no-referrer" },
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
          { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
          { key: "Origin-Agent-Cluster", value: "?1" },
          { key: "Permissions-Policy", value: UNUSED_FEATURES },
        ],
      },
      {
        // Pages get a policy with a nonce from proxy.ts; data needs nothing.
        source: "/api/:path*",
        headers: [
          {
            key: "Content-Security-Policy",
            value: "default-src 'none'; frame-ancestors 'none'; sandbox",
          },
        ],
      },
    ];
  },
};

export default withNextIntl(config);
