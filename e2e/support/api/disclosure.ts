import { ROOT } from "@/e2e/support/app/process";

/** What would tell a stranger about the machine or the code. */
const DISCLOSURES = [
  ROOT.replace(/\/$/u, ""),
  "node_modules",
  "node:internal",
  "at Object.",
  "at async",
  ".ts:",
  ".js:",
  "Error:",
  "stack",
  "TypeError",
  "SyntaxError",
];

/** What a text tells about the machine or the code. */
export function disclosuresIn(text: string): string[] {
  // Names of the build's own files stand in every page.
  const said = text.replaceAll(/\/_next\/static\/[\w./~-]+/gu, "");
  const version = /\b(?:next|node|react)[ /@-]v?\d+\.\d+/iu.exec(said);
  return [...DISCLOSURES.filter((leak) => said.includes(leak)), ...(version ? [version[0]] : [])];
}
