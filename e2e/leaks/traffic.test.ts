import { expect, it } from "vitest";
import { missingTraffic } from "./traffic";

it("names what has not been seen, whatever else stands in a log", () => {
  const seen = [
    '{"level":"info","route":"jobs.reveal","status":200,"user":"demo-admin","msg":"request"}',
    '{"type":"lwa","status":401,"outcome":"credentials","msg":"sp-api"}',
    "ready on http://127.0.0.1:1234",
    '{"level":"info","rou',
  ];
  const missing = missingTraffic(seen);
  expect(missing).toContain("a refresh token that it refused");
  expect(missing).toContain("a complete export");
  expect(missing).not.toContain("a revealed contact");
  expect(missing).not.toContain("a person of the demo who signed in");
  expect(missing).not.toContain("a client that Login with Amazon refused");
  expect(missingTraffic([]).length).toBeGreaterThan(10);
});
