import { z } from "zod";

const service = z.object({
  image: z.string(),
  command: z.union([z.string(), z.array(z.string())]).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()).min(2) }).optional(),
  restart: z.string().optional(),
  stop_grace_period: z.string().optional(),
  security_opt: z.array(z.string()).default([]),
});

const compose = z.object({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

type Service = z.infer<typeof service>;
type Compose = z.infer<typeof compose>;

/** What stands beside compose.yaml and has to agree with it. */
export type Beside = {
  /** The names of .env.example. */
  variables: readonly string[];
  caddyfile: string;
  /** Lines of .gitignore and .dockerignore. */
  gitignore: string;
  dockerignore: string;
};

const SECRET = /(secret|token|password|passwd|_url|credential)/iu;
const DATA_SERVICES = ["valkey", "postgres"];

/**
 * What is wrong with a deployment of several processes; each violation is a sentence.
 * @param value compose.yaml, parsed and with its anchors merged
 */
export function composeViolations(value: unknown, beside: Beside): string[] {
  const parsed = compose.safeParse(value);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const { services } = parsed.data;
  const apps = Object.entries(services).filter(([, { image }]) =>
    image.startsWith("service-jobs:"),
  );
  return [
    ...Object.entries(services).flatMap(([name, one]) => aboutService(name, one)),
    ...aboutApps(apps, beside.variables),
    ...aboutSecrets(parsed.data, beside),
    ...aboutNetworks(parsed.data),
    ...aboutValkey(services.valkey),
    ...aboutBalancer(
      apps.map(([name]) => name),
      beside.caddyfile,
    ),
  ];
}

function aboutService(name: string, one: Service): string[] {
  const own = /\$\{RELEASE[:}]/u.test(one.image);
  return [
    ...(own || /:[^/]*\d/u.test(one.image) ? [] : [`The image of ${name} names no version.`]),
    ...(one.healthcheck ? [] : [`${name} has no healthcheck.`]),
    ...(one.restart === "unless-stopped" ? [] : [`${name} is not started again.`]),
    ...(one.security_opt.includes("no-new-privileges:true")
      ? []
      : [`${name} may gain privileges.`]),
    ...(one.ports.length === 0 || name === "balancer" ? [] : [`${name} is open to the outside.`]),
    ...Object.entries(one.environment)
      .filter(([variable]) => SECRET.test(variable) && variable !== "NEXTAUTH_URL")
      .filter(
        ([variable, said]) => !variable.endsWith("_FILE") || !said.startsWith("/run/secrets/"),
      )
      .map(([variable]) => `${variable} of ${name} is no file among the secrets.`),
  ];
}

/** One image, one secret, one quota: processes that differ would not answer for each other. */
function aboutApps(apps: readonly [string, Service][], variables: readonly string[]): string[] {
  const [first] = apps;
  if (first === undefined || apps.length < 2) return ["There are not two processes."];
  const [, model] = first;
  const known = new Set(variables);
  const needed = ["DATABASE_URL_FILE", "VALKEY_URL_FILE", "NEXTAUTH_SECRET_FILE", "NEXTAUTH_URL"];
  return [
    ...apps
      .filter(([, one]) => JSON.stringify(one) !== JSON.stringify(model))
      .map(([name]) => `${name} differs from ${first[0]}.`),
    ...Object.keys(model.environment)
      .filter((name) => !known.has(name))
      .map((name) => `${name} does not stand in .env.example.`),
    ...needed.filter((name) => !(name in model.environment)).map((name) => `${name} is not set.`),
    ...(model.environment.TRUSTED_PROXY_HOPS === "1"
      ? []
      : ["TRUSTED_PROXY_HOPS does not count the balancer."]),
    ...(Number.parseInt(model.stop_grace_period ?? "10", 10) > 10
      ? []
      : ["A process is killed before it has ended by itself."]),
  ];
}

function aboutSecrets({ services, secrets }: Compose, beside: Beside): string[] {
  const used = new Set(Object.values(services).flatMap((one) => one.secrets));
  const read = Object.values(services).flatMap(({ environment, secrets: given, command }) =>
    [...Object.values(environment), ...[command ?? []].flat()]
      .flatMap((text) => [...text.matchAll(/\/run\/secrets\/([\w-]+)/gu)])
      .map(([, name = ""]) => ({ name, given: given.includes(name) })),
  );
  return [
    ...Object.entries(secrets)
      .filter(([name, { file }]) => file !== `./secrets/${name}`)
      .map(([name]) => `The secret ${name} is not the file of its name in ./secrets.`),
    ...[...used]
      .filter((name) => !(name in secrets))
      .map((name) => `Nobody says where ${name} is.`),
    ...Object.keys(secrets)
      .filter((name) => !used.has(name))
      .map((name) => `The secret ${name} is given to nobody.`),
    ...read
      .filter(({ given }) => !given)
      .map(({ name }) => `${name} is read where it is not given.`),
    ...(beside.gitignore.split("\n").includes("/secrets") ? [] : ["git takes ./secrets in."]),
    ...(beside.dockerignore.split("\n").includes("secrets")
      ? []
      : ["The image takes ./secrets in."]),
  ];
}

function aboutNetworks({ services, networks }: Compose): string[] {
  return DATA_SERVICES.flatMap((name) => {
    const own = services[name]?.networks ?? [];
    const isInside = own.length > 0 && own.every((network) => networks[network]?.internal);
    return isInside ? [] : [`${name} can be reached from outside, or is not there.`];
  });
}

/** An evicted queue is worse than a refused write, and nothing of a buyer may reach a disk. */
function aboutValkey(valkey: Service | undefined): string[] {
  const command = [valkey?.command ?? []].flat().join(" ");
  const needed = ['--save ""', "--appendonly no", "--maxmemory-policy noeviction", "--aclfile"];
  const missing = needed.filter((option) => !command.includes(option));
  const keeps = valkey?.volumes.some((volume) => !volume.endsWith(":ro")) ?? false;
  return [
    ...missing.map((option) => `valkey runs without ${option}.`),
    ...(keeps ? ["valkey has a volume to write to."] : []),
  ];
}

function aboutBalancer(apps: readonly string[], caddyfile: string): string[] {
  const [, upstreams = ""] = /reverse_proxy ([^{]*)\{/u.exec(caddyfile) ?? [];
  const expected = apps.map((name) => `${name}:3000`).join(" ");
  const needed = ["health_uri /api/ready", "flush_interval -1", "lb_try_duration"];
  return [
    ...(upstreams.trim() === expected ? [] : [`The balancer asks ${upstreams.trim()}.`]),
    ...needed.filter((line) => !caddyfile.includes(line)).map((line) => `It has no ${line}.`),
  ];
}
