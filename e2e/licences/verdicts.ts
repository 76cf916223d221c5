import { isAllowed } from "./expression";
import type { Package } from "./production-packages";

/** Packages whose licence would bind whoever ships them, and why they are not shipped. */
const NOT_SHIPPED = [
  {
    name: /^@img\/sharp-/u,
    why: "Next's image library, which next.config.js leaves out; e2e/image proves that it is not there",
  },
] as const;

export type Verdicts = { allowed: Package[]; notShipped: Package[]; refused: string[] };

/** Sorts packages by whether they may be shipped; each refusal is a sentence. */
export function judge(packages: readonly Package[]): Verdicts {
  const verdicts: Verdicts = { allowed: [], notShipped: [], refused: [] };
  for (const one of packages) {
    const { name, version, licence } = one;
    if (licence !== null && isAllowed(licence)) verdicts.allowed.push(one);
    else if (NOT_SHIPPED.some((exception) => exception.name.test(name)))
      verdicts.notShipped.push(one);
    else if (licence === null) verdicts.refused.push(`${name} ${version} names no licence.`);
    else verdicts.refused.push(`${name} ${version} is under ${licence}, which is not on the list.`);
  }
  return verdicts;
}
