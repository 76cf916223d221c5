import { expect, it } from "vitest";
import { TunnelAgent } from "@/lib/server/runtime/outgoing-proxy";
import { oidcProvider } from "./oidc-provider";

const PROXY = { url: "http://proxy.example.com:3128", except: [] };

const providerOf = (issuer: string, proxy: typeof PROXY | null) =>
  oidcProvider(
    { issuer, clientId: "dashboard", clientSecret: "hush", name: "Staff", scope: "openid" },
    proxy,
  );

it("is asked through the outgoing proxy by next-auth's library, too", () => {
  const agent = expect.any(TunnelAgent);
  expect(providerOf("https://id.example.com", PROXY)).toMatchObject({ httpOptions: { agent } });
});

it.each([
  ["without a proxy", "https://id.example.com", null],
  ["on this machine, where nothing is encrypted", "http://127.0.0.1:4444", PROXY],
])("is asked as ever %s", (_, issuer, proxy) => {
  expect(providerOf(issuer, proxy)).not.toHaveProperty("httpOptions");
});
