type Instruction = { name: string; args: string };
type Stage = { base: string; instructions: Instruction[] };

const SECRET = /(secret|token|password|passwd|api_?key|database_url|credential)/iu;
const IGNORED = [".env", ".env.*", ".git", ".data", "node_modules", ".next"];

/** What is wrong with an image's description; each violation is a sentence. */
export function violationsIn(dockerfile: string, dockerignore: string): string[] {
  const stages = readDockerfile(dockerfile);
  const last = stages.at(-1);
  if (last === undefined) return ["There is no FROM."];
  return [
    ...(stages.length < 2 ? ["It has one stage, so what builds is shipped."] : []),
    ...stages.flatMap(aboutBase),
    ...aboutLibrary(stages),
    ...stages.flatMap(({ instructions }) => instructions.flatMap(aboutSecrets)),
    ...aboutUser(last),
    ...aboutCopies(last),
    ...aboutCommand(last),
    ...aboutIgnored(dockerignore),
  ];
}

function named(stage: Stage, name: string): string[] {
  return stage.instructions.filter((one) => one.name === name).map(({ args }) => args);
}

function aboutBase({ base }: Stage): string[] {
  const image = base.replace(/\s+AS\s+\S+$/iu, "");
  const isPinned = /@sha256:[0-9a-f]{64}$/u.test(image) || /:[^/]*\d[^/]*$/u.test(image);
  return isPinned ? [] : [`The base ${image} names no version.`];
}

/** Native packages are installed for the C library of the stage that builds. */
function aboutLibrary(stages: readonly Stage[]): string[] {
  const isMusl = stages.map(({ base }) => /alpine/iu.test(base));
  return new Set(isMusl).size > 1
    ? ["What runs has another C library than what builds: native packages would not load."]
    : [];
}

function aboutSecrets({ name, args }: Instruction): string[] {
  if (name === "ADD") return ["ADD fetches and unpacks: use COPY."];
  if (name !== "ENV" && name !== "ARG") return [];
  return [...args.matchAll(/([A-Za-z_][\w]*)(?==|$|\s)/gu)]
    .filter(([, variable]) => SECRET.test(variable ?? ""))
    .map(([, variable]) => `${name} ${variable} would stay in the image.`);
}

function aboutUser(stage: Stage): string[] {
  const user = named(stage, "USER").at(-1);
  if (user === undefined) return ["It runs as root: there is no USER."];
  const [uid = "", gid = ""] = user.split(":");
  const isFixed = [uid, gid].every((id) => /^[1-9]\d{3,}$/u.test(id));
  return isFixed ? [] : [`USER ${user} is no pair of fixed numbers other than root's.`];
}

function aboutCopies(stage: Stage): string[] {
  return named(stage, "COPY")
    .filter((args) => !args.includes("--chown=") || !args.includes("--from="))
    .map((args) => `COPY ${args} does not say from which stage, or whose the files are.`);
}

function aboutCommand(stage: Stage): string[] {
  const violations: string[] = [];
  const [health] = named(stage, "HEALTHCHECK");
  if (health === undefined || health === "NONE") violations.push("There is no HEALTHCHECK.");
  else if (!/CMD \["node"/u.test(health)) violations.push("HEALTHCHECK needs more than node.");
  if (!named(stage, "STOPSIGNAL").includes("SIGTERM"))
    violations.push("STOPSIGNAL is not SIGTERM.");
  if (!named(stage, "CMD").at(-1)?.startsWith("[")) violations.push("CMD runs through a shell.");
  if (!named(stage, "VOLUME").some((args) => args.includes("/data"))) {
    violations.push("/data is no VOLUME.");
  }
  return violations;
}

function aboutIgnored(dockerignore: string): string[] {
  const lines = new Set(dockerignore.split("\n").map((line) => line.trim()));
  const readmitted = [...lines].filter((line) => line.startsWith("!"));
  return [
    ...IGNORED.filter((name) => !lines.has(name)).map((name) => `.dockerignore lets ${name} in.`),
    ...readmitted.map((line) => `.dockerignore takes back with ${line} what it leaves out.`),
  ];
}

/** The stages of a Dockerfile, its comments left out and its continued lines joined. */
function readDockerfile(text: string): Stage[] {
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
