export interface ShellUser {
  name: string;
  role: "viewer" | "manager" | "admin";
}

export const HOMES = ["attention", "jobs"] as const;

/** The page with which somebody begins. */
export type Home = (typeof HOMES)[number];

export const HOME_COOKIE = "service-jobs.home";

/** What a person chose; without a choice managers begin with what needs them, others with the list. */
export function homeOf(cookie: string | undefined, role: ShellUser["role"]): Home {
  return HOMES.find((home) => home === cookie) ?? (role === "viewer" ? "jobs" : "attention");
}
