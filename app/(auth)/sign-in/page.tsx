import Eye from "lucide-react/icons/eye";
import KeyRound from "lucide-react/icons/key-round";
import ShieldCheck from "lucide-react/icons/shield-check";
import UsersRound from "lucide-react/icons/users-round";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { LanguageRow } from "@/components/shell/language-choices";
import { ProductMark } from "@/components/shell/product-mark";
import { EmptyState } from "@/components/ui/empty-state";
import { safeCallbackUrl } from "@/lib/http/callback-url";
import { sealedSession, wasEnded } from "@/lib/server/auth/session-cookie";
import { isBackFromSignOut, refusalHelp, signInOptions } from "@/lib/server/auth/sign-in-options";
import { SignInChoices } from "./sign-in-choices";
import { isRefusal, signInErrorKey } from "./sign-in-errors";
import { SignInNotice } from "./sign-in-notice";

const DEMO_ROLES = [
  { role: "viewer", icon: <Eye /> },
  { role: "manager", icon: <UsersRound /> },
  { role: "admin", icon: <ShieldCheck /> },
] as const;

type Query = Record<string, string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [t, query, sent, jar] = await Promise.all([
    getTranslations("signIn"),
    searchParams,
    headers(),
    cookies(),
  ]);
  const { demo, oidc } = signInOptions();
  const error = signInErrorKey(first(query.error), await wasEnded(sealedSession(jar.getAll())));
  const help = isRefusal(error) ? await refusalHelp({ headers: sent, cookies: jar }) : null;
  const roles = DEMO_ROLES.map(({ role, icon }) => ({
    role,
    icon,
    label: t(`demo.${role}.label`),
    text: t(`demo.${role}.text`),
  }));

  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto_1.4fr] justify-items-center px-4 py-8">
      <div className="row-start-2 w-full max-w-sm sm:max-w-md sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:p-8">
        <ProductMark className="mb-4 size-9" />
        <h1 className="text-xl font-semibold tracking-tight text-balance">{t("heading")}</h1>
        {demo || oidc ? (
          <>
            <p className="mt-1 mb-5 text-sm text-pretty text-muted">
              {t(demo ? "demo.text" : "oidc.text")}
            </p>
            <SignInNotice
              error={error}
              help={help}
              signedOut={await isBackFromSignOut(first(query.state), jar)}
              provider={oidc?.name ?? ""}
            />
            <SignInChoices
              roles={demo ? roles : []}
              oidcLabel={oidc ? t(help ? "oidc.other" : "oidc.button", { name: oidc.name }) : null}
              oidcPrompt={error === "signInAgain" ? "login" : (help?.prompt ?? null)}
              callbackUrl={safeCallbackUrl(first(query.callbackUrl) ?? "/", sent.get("host"))}
              unreachable={{
                title: t("error.unreachable.title"),
                text: t("error.unreachable.text"),
              }}
            />
          </>
        ) : (
          <EmptyState icon={<KeyRound />} title={t("none.title")} text={t("none.text")} />
        )}
        {demo ? null : <p className="mt-5 text-xs text-faint">{t("footer")}</p>}
      </div>
      <LanguageRow className="row-start-3 mt-6 self-end" />
    </main>
  );
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
