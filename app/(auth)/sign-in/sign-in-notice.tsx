import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import type { RefusalHelp } from "@/lib/server/auth/sign-in-options";
import { isInformation, isRefusal, type RefusalKey, type SignInErrorKey } from "./sign-in-errors";

export interface SignInNoticeProps {
  error: SignInErrorKey | null;
  /** Present for a refusal. */
  help: RefusalHelp | null;
  /** This browser has just come back from signing out at the provider. */
  signedOut: boolean;
  /** Name of the provider. */
  provider: string;
}

/** What happened before somebody came to the sign-in page, and what to do about it. */
export async function SignInNotice({ error, help, signedOut, provider }: SignInNoticeProps) {
  const t = await getTranslations("signIn");
  if (help && isRefusal(error)) {
    return <RefusalNotice error={error} help={help} provider={provider} />;
  }
  if (error && !isRefusal(error)) {
    return (
      <Banner
        kind={isInformation(error) ? "info" : "error"}
        title={t(`error.${error}.title`)}
        className="mb-3"
      >
        {t(`error.${error}.text`)}
      </Banner>
    );
  }
  return signedOut ? (
    <Banner kind="info" title={t("signedOut.title")} className="mb-3">
      {t("signedOut.text", { name: provider })}
    </Banner>
  ) : null;
}

interface RefusalNoticeProps {
  error: RefusalKey;
  help: RefusalHelp;
  /** Name of the provider. */
  provider: string;
}

/** Why somebody may not enter, with which address, whom to ask, and how to leave that account. */
async function RefusalNotice({ error, help, provider }: RefusalNoticeProps) {
  const t = await getTranslations("signIn");
  const { email, contact, signOutUrl } = help;
  return (
    <Banner kind="error" title={t(`error.${error}.title`)} className="mb-3">
      <div className="space-y-1.5 text-pretty">
        <p>
          {email
            ? t.rich(`error.${error}.who`, {
                email,
                b: (text) => <strong className="font-medium break-all text-fg">{text}</strong>,
              })
            : t(`error.${error}.text`)}
        </p>
        <p>{contact ? t("ask.contact", { contact }) : t("ask.administrator")}</p>
        {signOutUrl ? (
          <p>
            <a href={signOutUrl} className="text-accent-fg underline underline-offset-2">
              {t("oidc.signOut", { name: provider })}
            </a>
          </p>
        ) : null}
      </div>
    </Banner>
  );
}
