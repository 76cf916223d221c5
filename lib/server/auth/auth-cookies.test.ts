import { describe, expect, it } from "vitest";
import { authCookies } from "./auth-cookies";
import { sealedSession } from "./session-cookie";

const ALL = ["sessionToken", "callbackUrl", "csrfToken", "pkceCodeVerifier", "state", "nonce"];

describe.each([false, true])("cookies where https: is %s", (secure) => {
  const cookies = authCookies(secure);

  it("are all of them ours, by name", () => {
    expect(Object.keys(cookies).toSorted()).toEqual(ALL.toSorted());
    const names = Object.values(cookies).map(({ name }) => name);
    expect(new Set(names).size).toBe(ALL.length);
    for (const name of names) {
      expect(name).toMatch(secure ? /^__(?:Host|Secure)-service-jobs\./u : /^service-jobs\./u);
    }
  });

  it("are for the server alone and travel as the prefix of their name promises", () => {
    for (const { options } of Object.values(cookies)) {
      expect(options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", secure });
      expect(options).not.toHaveProperty("domain");
    }
  });
});

it("reads no session of another app on the same host, whole or in parts", () => {
  const ours = { name: "service-jobs.session-token", value: "ours" };
  const foreign = ["", ".0", ".1"].flatMap((part) =>
    ["", "__Secure-"].map((prefix) => ({
      name: `${prefix}next-auth.session-token${part}`,
      value: "theirs",
    })),
  );
  expect(sealedSession([...foreign, ours, ...foreign])).toBe("ours");
  expect(sealedSession(foreign)).toBe("");
});
