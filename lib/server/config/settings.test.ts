import { describe, expect, it } from "vitest";
import { readVariables, VARIABLE_NAMES } from "./env";
import { SettingsError } from "./secret-files";
import { settingsFrom } from "./settings";

const CREDENTIALS = {
  SP_API_CLIENT_ID: "id",
  SP_API_CLIENT_SECRET: "the-secret",
  SP_API_REFRESH_TOKEN: "Atzr|token",
};
const AUTH = { NEXTAUTH_SECRET: "s".repeat(32), NEXTAUTH_URL: "https://jobs.example.com" };
const OIDC = {
  OIDC_ISSUER: "https://id.example.com/",
  OIDC_CLIENT_ID: "dashboard",
  OIDC_CLIENT_SECRET: "oidc-secret",
};

const read = (environment: Record<string, string>) => settingsFrom(readVariables(environment));

describe("modes", () => {
  it("is demo when nothing is set, and blank lines count as nothing", () => {
    expect(read({}).mode).toBe("demo");
    expect(read({ SP_API_CLIENT_ID: "", SP_API_REFRESH_TOKEN: "  " }).mode).toBe("demo");
  });

  it("is live as soon as a credential is set, and names the one that is missing", () => {
    expect(read({ ...CREDENTIALS, ...AUTH, ...OIDC }).mode).toBe("live");
    expect(() => read({ SP_API_CLIENT_ID: "id" })).toThrow("SP_API_CLIENT_SECRET is not set");
  });

  it.each(Object.keys({ ...CREDENTIALS, ...AUTH, ...OIDC }))(
    "stops live mode without %s",
    (name) => {
      const environment: Record<string, string> = { SP_API_MODE: "live", ...CREDENTIALS, ...AUTH };
      const { [name]: _missing, ...rest } = { ...environment, ...OIDC } as Record<string, string>;
      expect(() => read(rest)).toThrow(`${name} is not set, and live mode needs it`);
    },
  );

  it("makes its own secret in demo mode, the same one each time", () => {
    expect(read({}).auth.secret).toHaveLength(43);
    expect(read({}).auth.secret).toBe(read({}).auth.secret);
  });
});

describe("Amazon's address", () => {
  it.each([
    ["ATVPDKIKX0DER", "live", "https://sellingpartnerapi-na.amazon.com"],
    ["A1PA6795UKMFR9", "live", "https://sellingpartnerapi-eu.amazon.com"],
    ["A1VC38T7YXB528", "sandbox", "https://sandbox.sellingpartnerapi-fe.amazon.com"],
  ])("follows from marketplace %s in %s mode", (id, mode, endpoint) => {
    const environment = { SP_API_MARKETPLACE_IDS: id, SP_API_MODE: mode };
    const { spApi } = read({ ...environment, ...CREDENTIALS, ...AUTH, ...OIDC });
    expect(spApi.endpoint).toBe(endpoint);
    expect(spApi.lwaEndpoint).toBe("https://api.amazon.com/auth/o2/token");
  });

  it("halves rate and burst in the sandbox, and takes both from the environment", () => {
    const sandbox = read({ SP_API_MODE: "sandbox", ...CREDENTIALS, ...AUTH }).spApi;
    expect(sandbox).toMatchObject({ rate: 5, burst: 15, others: { rate: 5, burst: 15 } });
    const own = read({ SP_API_RATE: "2.5", SP_API_BURST: "7" }).spApi;
    expect([own.rate, own.burst]).toEqual([2.5, 7]);
  });

  it("may be overridden by https, or by http on a loopback host only", () => {
    const endpoint = "http://127.0.0.1:4010";
    expect(read({ SP_API_ENDPOINT: endpoint }).spApi.endpoint).toBe(endpoint);
    expect(() => read({ SP_API_ENDPOINT: "http://amazon.example.com" })).toThrow(
      "SP_API_ENDPOINT must be an https: address",
    );
  });
});

describe("a value as files and shells bring it", () => {
  const VALUES: Record<string, string> = {
    SP_API_MODE: "sandbox",
    SP_API_SECRET_ISSUED_AT: "2026-11-24",
    SP_API_MARKETPLACE_IDS: "ATVPDKIKX0DER,A1PA6795UKMFR9",
    STORE_LABELS: 'SEA-01=Tukwila South,PDX-02="Portland, OR"',
    TECHNICIAN_LABELS: 'A8B3M999LMHF2="Ada K."',
    INSIGHTS_BY_TECHNICIAN: "managers",
    CONTACT_LINKS: "on",
    SP_API_ACTIONS: "appointments,technicians",
    RESCHEDULE_REASONS: 'RS1="Customer asked, twice"@ATVPDKIKX0DER#default!customer',
    CANCEL_REASONS: 'CS1="Other"!provider',
    SP_API_ENDPOINT: "https://amazon.example.com",
    SP_API_LWA_ENDPOINT: "https://amazon.example.com/token",
    NEXTAUTH_URL: "https://jobs.example.com",
    OIDC_ISSUER: "https://id.example.com",
    TRUSTED_PROXY_HOPS: "20",
    DATABASE_URL: "postgres://store:a'b@db.example.com/store",
    VALKEY_URL: "rediss://app:a'b@valkey.example.com:6380",
    VALKEY_PREFIX: "north-1",
    HTTPS_PROXY: "http://proxy.example.com:3128",
    INDEX: "store",
    INDEX_SHARE: "0.25",
    INDEX_MONTHS: "24",
    LOG_LEVEL: "warn",
  };
  const sampleOf = (name: string) =>
    VALUES[name] ?? (/RATE|BURST|_MS$|MINUTES|HOURS/u.test(name) ? "7.5" : `x"'y@example.com`);

  it.each(VARIABLE_NAMES)("%s is read without what stands around it", (name) => {
    const value = sampleOf(name);
    const plain = readVariables({ [name]: value });
    expect(plain).not.toEqual(readVariables({}));
    for (const [before, after] of [
      ['"', '"'],
      ["'", "'"],
      ["“", "”"],
      [" \t", " \r\n"],
      ["\ufeff", "\u00a0"],
      ["\u200b", "\u200b"],
      ['\ufeff"', '"\r'],
      ['" ', ' "'],
    ]) {
      expect(readVariables({ [name]: `${before}${value}${after}` })).toEqual(plain);
    }
    for (const blank of ["", " ", '""', "''", "\ufeff", '" "\r\n']) {
      expect(readVariables({ [name]: blank })).toEqual(readVariables({}));
    }
  });

  it.each(VARIABLE_NAMES)("%s is refused with what no value holds, and named", (name) => {
    const value = sampleOf(name);
    for (const [mark, code] of [
      ["\0", "0000"],
      ["\u001b", "001B"],
      ["\u200b", "200B"],
      ["\ufeff", "FEFF"],
    ]) {
      const spoilt = `${value.slice(0, 1)}${mark}${value.slice(1)}`;
      expect(() => readVariables({ [name]: spoilt })).toThrow(
        new SettingsError(`${name} holds a character that cannot be seen (U+${code}).`),
      );
    }
  });

  it("is one line, but for lists", () => {
    const wrapped = (name: string) => readVariables({ [name]: "Ada@example.com\r\nb@example.com" });
    expect(wrapped("AUTH_ADMIN_EMAILS").AUTH_ADMIN_EMAILS).toEqual([
      "ada@example.com",
      "b@example.com",
    ]);
    for (const name of ["SP_API_CLIENT_SECRET", "METRICS_TOKEN", "DATABASE_URL", "OIDC_NAME"]) {
      expect(() => wrapped(name)).toThrow(new SettingsError(`${name} holds more than one line.`));
    }
  });
});

describe("the index of all jobs", () => {
  const DATA_DIR = "/srv/data";
  const SANDBOX = { SP_API_MODE: "sandbox", ...CREDENTIALS, ...AUTH };

  it("is in memory, takes half of the rate and reaches back a year and a half", () => {
    const { index } = read({ DATA_DIR });
    expect(index).toEqual({ mode: "memory", share: 0.5, months: 18, file: null, isShared: false });
  });

  it("takes its share and its months from the environment", () => {
    const { share, months } = read({ INDEX_SHARE: "0.05", INDEX_MONTHS: "120" }).index;
    expect([share, months]).toEqual([0.05, 120]);
  });

  it.each([
    [{ INDEX: "memory" }, "memory", null],
    [{ INDEX: "store" }, "store", "/srv/data/index.duckdb"],
    [{ INDEX: "store", DATABASE_URL: "postgres://db/store" }, "store", null],
    [{ DATABASE_URL: "postgres://db/store" }, "memory", null],
    [{ ...CREDENTIALS, ...AUTH, ...OIDC, DATABASE_URL: "postgres://db/store" }, "store", null],
    [
      { ...CREDENTIALS, ...AUTH, ...OIDC, INDEX: "memory", DATABASE_URL: "postgres://db/store" },
      "memory",
      null,
    ],
    [{ INDEX: "off" }, "off", null],
    [{ ...SANDBOX, INDEX: "store" }, "off", null],
    [SANDBOX, "off", null],
  ])("%o", (environment: Record<string, string>, mode, file) => {
    expect(read({ DATA_DIR, ...environment }).index).toMatchObject({ mode, file });
  });
});

describe("an outgoing proxy", () => {
  it.each([
    [{}, null],
    [{ NO_PROXY: "example.com" }, null],
    [{ HTTPS_PROXY: "proxy:3128" }, { url: "http://proxy:3128", except: [] }],
    [
      { https_proxy: "https://u:p@proxy", no_proxy: "a.example.com, .b" },
      { url: "https://u:p@proxy", except: ["a.example.com", ".b"] },
    ],
    [
      { HTTPS_PROXY: "http://big", https_proxy: "http://small" },
      { url: "http://big", except: [] },
    ],
  ])("of %o", (environment: Record<string, string>, proxy) => {
    expect(read(environment).proxy).toEqual(proxy);
  });

  it.each(["socks5://proxy:1080", "http://"])("is not %s, and its password is not shown", (url) => {
    expect(() => read({ HTTPS_PROXY: url })).toThrow(
      new SettingsError("HTTPS_PROXY must be an http: or https: address."),
    );
  });
});

describe("what is wrong is named, its value is not shown", () => {
  it.each([
    [{ SP_API_MODE: "prod" }, "SP_API_MODE must be one of demo, sandbox, live"],
    [{ SP_API_RATE: "fast" }, "SP_API_RATE must be a number"],
    [{ SP_API_BURST: "0" }, "SP_API_BURST must be at least 1"],
    [{ SP_API_MARKETPLACE_IDS: "US" }, "SP_API_MARKETPLACE_IDS holds US"],
    [{ STORE_LABELS: "SEA-1=Tukwila,PDX" }, "STORE_LABELS holds PDX, which is no id=name."],
    [{ INSIGHTS_BY_TECHNICIAN: "all" }, "INSIGHTS_BY_TECHNICIAN must be one of admins, managers."],
    [{ TECHNICIAN_LABELS: "A8" }, "TECHNICIAN_LABELS holds A8, which is no id=name."],
    [{ OIDC_ISSUER: "ftp://user:pw@id" }, "OIDC_ISSUER must be an https: address"],
    [{ SESSION_IDLE_MINUTES: "soon" }, "SESSION_IDLE_MINUTES must be a number"],
    [{ SESSION_MAX_HOURS: "0" }, "SESSION_MAX_HOURS must be at least"],
    [{ SP_API_SECRET_ISSUED_AT: "last year" }, "SP_API_SECRET_ISSUED_AT must be a day such as"],
    [{ INDEX: "postgres" }, "INDEX must be one of memory, store, off"],
    [{ INDEX_SHARE: "0" }, "INDEX_SHARE must be at least 0.05"],
    [{ INDEX_SHARE: "50" }, "INDEX_SHARE must be at most 1"],
    [{ INDEX_SHARE: "50%" }, "INDEX_SHARE must be a number"],
    [{ INDEX_MONTHS: "0" }, "INDEX_MONTHS must be at least 1"],
    [{ INDEX_MONTHS: "121" }, "INDEX_MONTHS must be at most 120"],
    [{ INDEX_MONTHS: "1.5" }, "INDEX_MONTHS must be a whole number"],
    [{ SP_API_MODE: "sandbox" }, "SP_API_CLIENT_ID is not set, and sandbox mode needs it"],
  ])("%o", (environment, message) => {
    expect(() => read(environment)).toThrow(message);
  });

  it("keeps secrets out of the message", () => {
    const environment = { ...CREDENTIALS, ...AUTH, OIDC_ISSUER: "http://the-secret.example.com" };
    expect(() => read(environment)).toThrow(/^(?!.*the-secret).*$/s);
  });
});

describe("several processes", () => {
  const LIVE = { ...CREDENTIALS, ...AUTH, ...OIDC };
  const SHARED = {
    VALKEY_URL: "redis://127.0.0.1:6379",
    DATABASE_URL: "postgres://store@db.example.com/store",
  };
  const SIMULATOR = {
    SP_API_ENDPOINT: "http://127.0.0.1:4010",
    SP_API_LWA_ENDPOINT: "http://127.0.0.1:4011/auth/o2/token",
  };

  it("share nothing unless an engine is named", () => {
    expect(read(LIVE).valkey).toBeNull();
    expect(read({ ...LIVE, ...SHARED }).valkey).toEqual({
      url: "redis://127.0.0.1:6379",
      ca: null,
      prefix: "sj",
    });
  });

  it.each([
    ["without a PostgreSQL", { ...LIVE, ...SHARED, DATABASE_URL: "" }, "DATABASE_URL is not"],
    [
      "in a demo with an Amazon of its own",
      { ...SHARED, ...AUTH },
      "VALKEY_URL is set in demo mode",
    ],
    ["in a demo without a secret", { ...SHARED, ...SIMULATOR }, "NEXTAUTH_SECRET is not"],
    ["with certificates and no TLS", { ...LIVE, ...SHARED, VALKEY_CA_FILE: "a" }, "only TLS has"],
    ["with certificates alone", { ...LIVE, VALKEY_CA_FILE: "a" }, "VALKEY_URL is not"],
    [
      "with certificates that are not there",
      { ...LIVE, ...SHARED, VALKEY_URL: "rediss://127.0.0.1", VALKEY_CA_FILE: "/nowhere" },
      "VALKEY_CA_FILE names a file that cannot be read",
    ],
    [
      "with certificates that are none",
      { ...LIVE, ...SHARED, VALKEY_URL: "rediss://127.0.0.1", VALKEY_CA_FILE: "package.json" },
      "VALKEY_CA_FILE names a file that holds no certificate",
    ],
    ["by another protocol", { ...LIVE, ...SHARED, VALKEY_URL: "http://a" }, "must be a redis://"],
    ["under a prefix of signs", { ...LIVE, ...SHARED, VALKEY_PREFIX: "a:b" }, "VALKEY_PREFIX must"],
  ])("are refused %s", (_, environment, sentence) => {
    expect(() => read(environment)).toThrow(sentence);
  });

  it("may be a demo whose Amazon is another process", () => {
    expect(read({ ...SHARED, ...SIMULATOR, ...AUTH })).toMatchObject({ mode: "demo" });
  });
});
