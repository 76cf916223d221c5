export type Instruction = { name: string; args: string };
export type Stage = { base: string; instructions: Instruction[] };

/** The stages of a Dockerfile, its comments left out and its continued lines joined. */
export function readDockerfile(text: string): Stage[] {
  const lines = text
    .split("\n")
    .filter((line) => !/^\s*#/u.test(line))
    .join("\n")
    .replace(/\\\n\s*/gu, " ")
    .split("\n");
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, name, args] = /^\s*([A-Za-z]+)\s+(.+?)\s*$/u.exec(line) ?? [];
    if (name === undefined || args === undefined) continue;
    const instruction = { name: name.toUpperCase(), args };
    if (instruction.name === "FROM") stages.push({ base: args, instructions: [] });
    else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}
