/** How far behind a session's last request its `seenAt` may be. */
export const SEEN_WITHIN_MS = 5 * 60_000;

/** How long after signing in somebody may end the own sessions; later it takes another sign-in. */
export const FRESH_MS = 15 * 60_000;

/** The most sessions of everybody that one answer holds. */
export const MOST_SESSIONS = 200;

/** A session that can be used, without anything that opens it. Instants are ISO 8601, UTC. */
export type OpenSession = Device & {
  id: string;
  begunAt: string;
  /** Its last request, or one that came up to five minutes before that. */
  seenAt: string;
  /** Whether it is the one that asks. */
  current: boolean;
};

/** A person's own sessions, the one that asks first, then the last seen. */
export type OwnSessions = { sessions: readonly OpenSession[]; fetchedAt: string };

export type PersonSession = OpenSession & {
  userId: string;
  /** How colleagues know the person: the e-mail address, else the name. */
  userName: string;
  /** Whether the person is the one who asks. */
  own: boolean;
};

/** Everybody's sessions, the last seen first. */
export type EverybodysSessions = {
  sessions: readonly PersonSession[];
  /** Whether there are more than fit into the answer. */
  more: boolean;
  fetchedAt: string;
};

/** Browsers that have a name here; any other goes without one. */
export const BROWSERS = [
  "Chrome",
  "Edge",
  "Firefox",
  "Opera",
  "Safari",
  "Samsung Internet",
] as const;

export const SYSTEMS = [
  "Android",
  "ChromeOS",
  "iPad",
  "iPhone",
  "Linux",
  "macOS",
  "Windows",
] as const;

export type Browser = (typeof BROWSERS)[number];
export type System = (typeof SYSTEMS)[number];

/** What somebody signed in with, as far as it said; null for what has no name here. */
export type Device = { browser: Browser | null; system: System | null };
