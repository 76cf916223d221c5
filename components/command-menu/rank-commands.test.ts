import { describe, expect, it } from "vitest";
import type { Command, CommandGroup } from "@/components/shared/command";
import { rankCommands } from "./rank-commands";

function command(label: string, rest: Partial<Command> = {}): Command {
  return { id: label, label, run: () => undefined, ...rest };
}

const GROUPS: CommandGroup[] = [
  { id: "found", label: "Technicians", commands: [] },
  {
    id: "list",
    label: "List",
    commands: [
      command("Clear all filters", { words: ["reset", "remove"] }),
      command("Refresh the list", { words: ["reload"] }),
    ],
  },
  {
    id: "columns",
    label: "Columns",
    folded: true,
    commands: [command("Card payment"), command("City"), command("Updated")],
  },
  { id: "updated", label: "Updated", commands: [command("Last 24 hours"), command("Last 7 days")] },
  { id: "status", label: "Status", commands: [command("On hold", { words: ["HOLD"] })] },
  { id: "theme", label: "Theme", commands: [command("Light"), command("Dark")] },
];

const found = (commands: Command[]): CommandGroup[] => [
  { id: "found", label: "Technicians", commands },
  ...GROUPS.slice(1),
];

function labels(typed: string, groups = GROUPS): string[] {
  return rankCommands(groups, typed).groups.flatMap(({ commands }) =>
    commands.map(({ label }) => label),
  );
}

describe("rankCommands", () => {
  it("lists what there is while nothing is typed, but for empty groups", () => {
    expect(rankCommands(GROUPS, " ").groups).toEqual(GROUPS.slice(1));
  });

  it.each([
    { typed: "dark", first: "Dark", before: "a column with these letters" },
    { typed: "hold", first: "On hold", before: "the refresh" },
    { typed: "updated 24", first: "Last 24 hours", before: "another group" },
    { typed: "updtd 24", first: "Last 24 hours", before: "nothing" },
    { typed: "columns city", first: "City", before: "nothing" },
    { typed: "theme dark", first: "Dark", before: "nothing" },
    { typed: "reload", first: "Refresh the list", before: "nothing" },
    { typed: "updated", first: "Updated", before: "the group of that name" },
    { typed: "Cïty", first: "City", before: "nothing" },
  ])("$typed finds $first before $before", ({ typed, first }) => {
    expect(labels(typed)[0]).toBe(first);
  });

  it("finds nothing by letters that lie about in several words", () => {
    expect(labels("late")).toEqual([]);
    expect(labels("?")).toEqual([]);
  });

  it("puts whole words before beginnings, and these before letters, over all groups", () => {
    const groups = found([
      command("Marcity", { fits: "last" }),
      command("Citymar", { fits: "last" }),
      command("Mar City", { fits: "last" }),
    ]);
    expect(labels("city", groups)).toEqual(["City", "Mar City", "Citymar", "Marcity"]);
    expect(rankCommands(groups, "city").groups.map(({ id }) => id)).toEqual(["columns", "found"]);
  });

  it("keeps what was found for the text although its words differ, behind what fits", () => {
    const groups = found([command("Jürgen", { fits: "last" })]);
    expect(labels("dark", groups)).toEqual(["Dark", "Jürgen"]);
    expect(labels("jurgen", groups)).toEqual(["Jürgen"]);
  });

  it("puts before everything what was made from the text itself", () => {
    const groups = found([command("Look up 2 ids", { fits: "first" })]);
    expect(labels("dark", groups)[0]).toBe("Look up 2 ids");
  });

  it.each([
    { typed: "dark", certain: true },
    { typed: "dar", certain: false },
    { typed: "hold", certain: false },
    { typed: "on hold", certain: true },
    { typed: "nothing like it", certain: false },
  ])("is certain of $typed: $certain", ({ typed, certain }) => {
    expect(rankCommands(GROUPS, typed).certain).toBe(certain);
  });

  it("is not certain of what was made from the text: what is found may be better", () => {
    const groups = found([command("Open job 1", { fits: "first" })]);
    expect(rankCommands(groups, "1").certain).toBe(false);
  });
});
