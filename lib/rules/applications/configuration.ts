/** What configurations are made of. `secret` stands in its place where it is not known any more. */
type Facts = { issuer: string; clientId: string; secret: string | null; redirect: string };

/** A configuration that can be pasted as it is. `untried`: no test runs it against the software itself. */
export type Configuration = { name: string; text: string; untried?: true };

const lines = (...text: string[]) => text.join("\n");

/** Writes an OpenID application's configuration for what people use. */
export function configurationsOf({ issuer, clientId, secret, redirect }: Facts): Configuration[] {
  const own = secret ?? "<client secret>";
  const { origin, pathname } = /^https?:/.test(redirect)
    ? new URL(redirect)
    : { origin: redirect, pathname: "/callback" };
  const provider = /^\/api\/auth\/callback\/([\w-]+)$/.exec(pathname)?.[1] ?? "gatehouse";
  const any = {
    name: "OpenID Connect",
    text: lines(
      `Issuer: ${issuer}`,
      `Discovery: ${issuer}/.well-known/openid-configuration`,
      `Client ID: ${clientId}`,
      ...(secret === "" ? [] : [`Client secret: ${own}`]),
      `Redirect address: ${redirect}`,
      "Scopes: openid email profile",
      "PKCE: S256",
    ),
  };
  if (secret === "")
    return [
      any,
      {
        name: "oidc-client-ts",
        text: lines(
          "new UserManager({",
          `  authority: "${issuer}",`,
          `  client_id: "${clientId}",`,
          `  redirect_uri: "${redirect}",`,
          '  scope: "openid email profile",',
          "  // Frames are refused. Switch refresh tokens on for the application, then this too.",
          "  automaticSilentRenew: false,",
          "});",
        ),
      },
    ];
  return [
    any,
    {
      name: "Auth.js",
      text: lines(
        `// Redirect address: ${origin}/api/auth/callback/${provider}`,
        "providers: [",
        "  {",
        `    id: "${provider}",`,
        '    name: "Gatehouse",',
        '    type: "oidc",',
        `    issuer: "${issuer}",`,
        `    clientId: "${clientId}",`,
        `    clientSecret: "${own}",`,
        '    checks: ["pkce", "state"],',
        "  },",
        "],",
      ),
    },
    {
      name: "Express (express-openid-connect)",
      text: lines(
        "app.use(",
        "  auth({",
        `    issuerBaseURL: "${issuer}",`,
        `    clientID: "${clientId}",`,
        `    clientSecret: "${own}",`,
        `    baseURL: "${origin}",`,
        ...(pathname === "/callback" ? [] : [`    routes: { callback: "${pathname}" },`]),
        "    // The environment variable SECRET holds a long random text.",
        '    authorizationParams: { response_type: "code", scope: "openid email profile" },',
        "  }),",
        ");",
      ),
    },
    {
      name: "Apache (mod_auth_openidc)",
      text: lines(
        `OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration`,
        `OIDCClientID ${clientId}`,
        `OIDCClientSecret ${own}`,
        `OIDCRedirectURI ${redirect}`,
        'OIDCScope "openid email profile"',
        "OIDCPKCEMethod S256",
        // Made at each start: members pass straight through again, since their session is here.
        'OIDCCryptoPassphrase "exec:/usr/bin/openssl rand -hex 32"',
        "<Location />",
        "    AuthType openid-connect",
        "    Require valid-user",
        "</Location>",
        "",
        "# More for one path, such as a passkey or security key:",
        "# <Location /pay-roll>",
        "#     OIDCPathAuthRequestParams acr_values=phr",
        "#     OIDCUnAutzAction auth",
        "#     Require claim acr:phr",
        "# </Location>",
        "",
        "# Told of each session that ends, once this is the back-channel sign-out address here:",
        `# ${redirect}?logout=backchannel`,
      ),
    },
    {
      name: "oauth2-proxy",
      untried: true,
      text: lines(
        'provider = "oidc"',
        `oidc_issuer_url = "${issuer}"`,
        `client_id = "${clientId}"`,
        `client_secret = "${own}"`,
        `redirect_url = "${redirect}"`,
        'code_challenge_method = "S256"',
        'cookie_secret = "<32 random characters>"',
        'email_domains = ["*"]',
      ),
    },
    {
      name: "Grafana",
      untried: true,
      text: lines(
        "[auth.generic_oauth]",
        "enabled = true",
        "name = Gatehouse",
        `client_id = ${clientId}`,
        `client_secret = ${own}`,
        "scopes = openid email profile",
        `auth_url = ${issuer}/oidc/auth`,
        `token_url = ${issuer}/oidc/token`,
        `api_url = ${issuer}/oidc/me`,
        "use_pkce = true",
      ),
    },
    {
      name: "GitLab",
      untried: true,
      text: lines(
        "gitlab_rails['omniauth_providers'] = [",
        "  {",
        '    name: "openid_connect",',
        '    label: "Gatehouse",',
        "    args: {",
        '      name: "openid_connect",',
        '      scope: ["openid", "profile", "email"],',
        '      response_type: "code",',
        `      issuer: "${issuer}",`,
        "      discovery: true,",
        '      uid_field: "sub",',
        "      pkce: true,",
        "      client_options: {",
        `        identifier: "${clientId}",`,
        `        secret: "${own}",`,
        `        redirect_uri: "${redirect}"`,
        "      }",
        "    }",
        "  }",
        "]",
      ),
    },
    {
      name: "Cloudflare Access",
      untried: true,
      text: lines(
        `App ID: ${clientId}`,
        `Client secret: ${own}`,
        `Auth URL: ${issuer}/oidc/auth`,
        `Token URL: ${issuer}/oidc/token`,
        `Certificate URL: ${issuer}/oidc/jwks`,
        "Proof Key for Code Exchange (PKCE): on",
        "Email claim name: email",
      ),
    },
  ];
}
