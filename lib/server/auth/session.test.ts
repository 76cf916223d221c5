import { expect, it } from "vitest";
import { newSession, sessionFrom } from "./session";

const TOKEN = { sid: "s-1", sub: "u-1", signedInAt: 1_000, iat: 1, exp: 2 };

it("reads a session whose provider said nothing of roles", () => {
  const provider = { claimAt: 1_000, claimInIdToken: false };
  expect(sessionFrom({ ...TOKEN, provider })).toMatchObject({ id: "s-1", provider });
});

it.each([
  ["an id of its own", { ...TOKEN, sid: undefined }],
  ["a beginning", { ...TOKEN, signedInAt: undefined }],
  ["a person", { ...TOKEN, sub: "" }],
])("takes a token without %s for no session", (_, token) => {
  expect(sessionFrom(token)).toBeNull();
});

it("gives each session an id of 128 random bits", () => {
  const ids = Array.from({ length: 1_000 }, () => newSession(1_000).sid);
  expect(new Set(ids).size).toBe(1_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
