import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const CSS = readFileSync(new URL("./globals.css", import.meta.url), "utf8");

/** Relative luminance (WCAG 2.2) of an OKLCH colour. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function token(name: string): { light: number; dark: number } {
  const declaration = new RegExp(`\\n  --${name}: ([^;]+);`).exec(CSS)?.[1] ?? "";
  const [light, dark = light] = [
    ...declaration.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g),
  ].map(([, lightness, chroma, hue]) => luminance(Number(lightness), Number(chroma), Number(hue)));
  if (light === undefined || dark === undefined) throw new Error(`No colour in --${name}`);
  return { light, dark };
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

const SURFACES = ["canvas", "surface", "raised", "subtle", "hover"];
const TONES = ["action", "progress", "done", "closed", "exception"];

const TEXT_PAIRS = [
  ...["fg", "muted", "faint", "accent-fg", ...TONES].flatMap((text) =>
    SURFACES.map((surface) => [text, surface] as const),
  ),
  ...TONES.flatMap((tone) => [
    [tone, `${tone}-bg`] as const,
    ["fg", `${tone}-bg`] as const,
    ["muted", `${tone}-bg`] as const,
  ]),
  ["accent-fg", "accent-subtle"],
  ["muted", "pressed"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-accent", "danger"],
  ["on-accent", "danger-hover"],
] as const;

const CONTROL_PAIRS = SURFACES.map((surface) => ["control", surface] as const);

describe.each(["light", "dark"] as const)("contrast, %s", (scheme) => {
  it.each(TEXT_PAIRS)("text %s on %s reaches AA", (text, surface) => {
    expect(contrast(token(text)[scheme], token(surface)[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(CONTROL_PAIRS)("border %s on %s is seen", (border, surface) => {
    expect(contrast(token(border)[scheme], token(surface)[scheme])).toBeGreaterThanOrEqual(3);
  });
});

it("measures contrast as WCAG does", () => {
  expect(contrast(luminance(1, 0, 0), luminance(0, 0, 0))).toBeCloseTo(21, 1);
});
