import { describe, expect, it } from "vitest";
import { readReasonCodes } from "./action-settings";
import { readVariables } from "./env";
import { settingsFrom } from "./settings";

describe("reason codes", () => {
  it("are read with what is said of each", () => {
    const text =
      'RS1="Customer asked, twice"@ATVPDKIKX0DER#heavy bulk!customer,\nRS2 = "A ""good"" reason"';
    expect(readReasonCodes(text)).toEqual({
      codes: [
        {
          code: "RS1",
          words: "Customer asked, twice",
          marketplaceId: "ATVPDKIKX0DER",
          programme: "heavy bulk",
          payer: "customer",
        },
        {
          code: "RS2",
          words: 'A "good" reason',
          marketplaceId: null,
          programme: null,
          payer: null,
        },
      ],
    });
    expect(readReasonCodes(" ,\n")).toEqual({ codes: [] });
  });

  it.each([
    ['rs1="small"', "which is no CODE"],
    ["RS1=no quotes", "which is no CODE"],
    ['RS1=""', "which is no CODE"],
    ['RS1="a"!us', "none of customer, amazon, provider"],
    ['RS1="a",RS1="b"', "names the code RS1 twice"],
  ])("%s is refused", (text, error) => {
    expect(readReasonCodes(text)).toEqual({ error: expect.stringContaining(error) });
  });

  it("may be one for each marketplace", () => {
    const { codes = [] } = { ...readReasonCodes('A="x"@ATVPDKIKX0DER,A="y"@A1F83G8C2ARO7P') } as {
      codes?: readonly unknown[];
    };
    expect(codes).toHaveLength(2);
  });
});

const LIVE = {
  SP_API_CLIENT_ID: "id",
  SP_API_CLIENT_SECRET: "secret",
  SP_API_REFRESH_TOKEN: "token",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  NEXTAUTH_URL: "https://jobs.example.com",
  OIDC_ISSUER: "https://id.example.com",
  OIDC_CLIENT_ID: "id",
  OIDC_CLIENT_SECRET: "secret",
  AUTH_ADMIN_EMAILS: "ada@example.com",
};
const actionsIn = (variables: Record<string, string>) =>
  settingsFrom(readVariables(variables)).actions;

describe("what people may have Amazon do", () => {
  it("is nothing in live, until somebody says so", () => {
    expect(actionsIn(LIVE)).toEqual({ groups: [], rescheduleReasons: [], cancelReasons: [] });
    const given = { SP_API_ACTIONS: "technicians, appointments", CANCEL_REASONS: 'X="Y"' };
    expect(actionsIn({ ...LIVE, ...given })).toMatchObject({
      groups: ["technicians", "appointments"],
      cancelReasons: [{ code: "X", words: "Y" }],
    });
  });

  it("is everything in the demo and in the sandbox, with codes that are made up", () => {
    for (const mode of [{}, { ...LIVE, SP_API_MODE: "sandbox" }]) {
      const { groups, rescheduleReasons, cancelReasons } = actionsIn(mode);
      expect(groups).toHaveLength(6);
      expect([rescheduleReasons[0]?.code, cancelReasons[0]?.code]).toEqual(["R1", "V1"]);
    }
  });

  it("names nothing that there is not", () => {
    expect(() => readVariables({ SP_API_ACTIONS: "everything" })).toThrow(
      "SP_API_ACTIONS may hold appointments, technicians",
    );
  });
});
