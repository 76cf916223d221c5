import { describe, expect, it } from "vitest";
import { roleOf } from "./membership";

const lists = {
  allowedEmails: ["*@example.com", "guest@partner.example"],
  managerEmails: ["mara@example.com", "*@dispatch.example.com"],
  adminEmails: ["ada@other.example"],
};

describe("roleOf", () => {
  it.each([
    ["vera@example.com", "viewer"],
    ["VERA@Example.com", "viewer"],
    ["guest@partner.example", "viewer"],
    ["mara@example.com", "manager"],
    ["dan@dispatch.example.com", "manager"],
    ["ada@other.example", "admin"],
    ["stranger@elsewhere.example", null],
    ["vera@example.com.evil.example", null],
    ["vera@notexample.com", null],
    ["eve@sub.example.com", null],
    ["", null],
    [null, null],
  ])("%s is %s by the lists", (email, role) => {
    expect(roleOf(email, undefined, lists)).toBe(role);
  });

  it("takes the highest of lists and claim", () => {
    expect(roleOf("vera@example.com", ["staff", "admin"], lists)).toBe("admin");
    expect(roleOf("mara@example.com", "viewer", lists)).toBe("manager");
    expect(roleOf("stranger@elsewhere.example", "manager", lists)).toBe("manager");
  });

  it("ignores a claim that names no role", () => {
    expect(roleOf("stranger@elsewhere.example", { admin: true }, lists)).toBeNull();
    expect(roleOf("stranger@elsewhere.example", "Administrator", lists)).toBeNull();
  });

  it("lets nobody in when no list is filled", () => {
    const nobody = { allowedEmails: [], managerEmails: [], adminEmails: [] };
    expect(roleOf("vera@example.com", undefined, nobody)).toBeNull();
  });
});
