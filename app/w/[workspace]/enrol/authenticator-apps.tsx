import { readWords } from "@/components/language/read-words";
import { enrol } from "@/words/enrol";

const appStore = (id: string) => `https://apps.apple.com/app/id${id}`;
const playStore = (id: string) => `https://play.google.com/store/apps/details?id=${id}`;

/** Apps known to read our QR code, with their listings in both stores (M1). */
const apps = [
  { name: "Google Authenticator", apple: "388497605", google: "com.google.android.apps.authenticator2" },
  { name: "Microsoft Authenticator", apple: "983156458", google: "com.azure.authenticator" },
  { name: "Duo Mobile", apple: "422663827", google: "com.duosecurity.duomobile" },
  { name: "Authy", apple: "494168017", google: "com.authy.authy" },
  { name: "1Password", apple: "1511601750", google: "com.onepassword.android" },
  { name: "Bitwarden Authenticator", apple: "6497335175", google: "com.bitwarden.authenticator" },
  { name: "LastPass Authenticator", apple: "1079110004", google: "com.lastpass.authenticator" },
];

/** Names authenticator apps and where to get them. These are plain links: nothing is loaded from the stores. */
export async function AuthenticatorApps() {
  const words = (await readWords(enrol)).app;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3">
        {words.none}
      </summary>
      <ul className="mt-3 divide-y divide-line rounded border border-line">
        {apps.map(({ name, apple, google }) => (
          <li key={name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
            <span>{name}</span>
            <span className="flex gap-4 text-13">
              <StoreLink href={appStore(apple)} store="App Store" about={words.inStore(name)} />
              <StoreLink href={playStore(google)} store="Google Play" about={words.inStore(name)} />
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-13 text-ink-faint">{words.any}</p>
    </details>
  );
}

function StoreLink({ href, store, about }: { href: string; store: string; about: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="rounded-sm underline decoration-line-strong underline-offset-3 hover:decoration-ink"
    >
      <span className="sr-only">{about}</span>
      {store}
    </a>
  );
}
