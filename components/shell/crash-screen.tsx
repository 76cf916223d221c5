export interface CrashScreenProps {
  error: unknown;
  retry: () => void;
  words: { title: string; text: string; reference: string; retry: string; home: string };
}

const BUTTON =
  "inline-flex h-8 items-center justify-center rounded-md border px-3 text-sm font-medium transition-colors duration-100";

/**
 * What stands in for a page that could not be drawn. It works without any provider around it. Every
 * page loads it for the case that the layout fails, so it does without icons and shared parts.
 */
export function CrashScreen({ error, retry, words }: CrashScreenProps) {
  const reference = digestOf(error);
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <div role="alert" className="px-4 py-12 text-center">
        <h1 className="text-base font-semibold text-balance">{words.title}</h1>
        <div className="mt-1 max-w-md text-sm text-balance text-muted">
          <p>{words.text}</p>
          {reference ? (
            <p className="mt-3">
              {words.reference} <code className="id-text text-fg select-all">{reference}</code>
            </p>
          ) : null}
        </div>
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          <button
            type="button"
            onClick={retry}
            className={`${BUTTON} border-transparent bg-accent text-on-accent hover:bg-accent-hover`}
          >
            {words.retry}
          </button>
          {/* A full load: what is broken may be the client's own state. */}
          <a
            href="/jobs"
            className={`${BUTTON} border-line-strong bg-surface text-fg hover:bg-hover`}
          >
            {words.home}
          </a>
        </div>
      </div>
    </main>
  );
}

/** Next's hash of an error thrown on the server, which the log carries too. */
function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
