import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";

export interface CrashScreenProps {
  error: unknown;
  retry: () => void;
  words: { title: string; text: string; reference: string; retry: string; home: string };
}

/**
 * What stands in for a page that could not be drawn. It works without any provider around it. Every
 * page loads it twice, for itself and for the layout, so it does without icons.
 */
export function CrashScreen({ error, retry, words }: CrashScreenProps) {
  const reference = digestOf(error);
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <div role="alert">
        <EmptyState
          level={1}
          icon={<span className="text-lg font-semibold">!</span>}
          title={words.title}
          text={
            <>
              <p>{words.text}</p>
              {reference ? (
                <p className="mt-3">
                  {words.reference} <code className="id-text text-fg select-all">{reference}</code>
                </p>
              ) : null}
            </>
          }
          actions={
            <>
              <button type="button" onClick={retry} className={buttonStyle("primary", "md")}>
                {words.retry}
              </button>
              {/* A full load: what is broken may be the client's own state. */}
              <a href="/jobs" className={buttonStyle("secondary", "md")}>
                {words.home}
              </a>
            </>
          }
        />
      </div>
    </main>
  );
}

/** Next's hash of an error thrown on the server, which the log carries too. */
function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
