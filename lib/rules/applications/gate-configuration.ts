import type { Configuration } from "./configuration";

/** What a proxy's configuration is made of. `upstream`: where the proxy reaches the application. */
type Facts = { issuer: string; applicationId: string; address: string; upstream?: string };

/** What the application is told of a member. A request's own copies of these headers go no further than the proxy. */
const told = ["User", "Email", "Name", "Role", "Assertion"].map((word) => `Remote-${word}`);

type Parts = { gatehouse: URL; gate: string; site: URL; upstream: string };

/**
 * Writes the configuration of reverse proxies that guard an application, to be pasted as it is: for nginx into the `server` block of the
 * application's host, for Caddy as the site, for Traefik as a file of its dynamic configuration. Only the upstream is to be changed.
 */
export function gateConfigurationsOf({
  issuer,
  applicationId,
  address,
  upstream = "http://127.0.0.1:8080",
}: Facts): Configuration[] {
  const gatehouse = new URL(issuer);
  const parts = { gatehouse, gate: `${gatehouse.pathname}/gate/${applicationId}`, site: new URL(address), upstream };
  return [
    { name: "nginx", text: writeNginx(parts) },
    { name: "Caddy", text: writeCaddy(parts) },
    { name: "Traefik", text: writeTraefik(parts), untried: true },
  ];
}

const variableOf = (header: string) => `gatehouse_${header.slice("Remote-".length).toLowerCase()}`;

function writeNginx({ gatehouse: { origin, host, protocol }, gate, upstream }: Parts): string {
  const secure = protocol === "https:" ? "\n    proxy_ssl_server_name on;" : "";
  const lines = (write: (header: string) => string) => told.map((header) => `    ${write(header)}`).join("\n");
  const received = (header: string) => `$upstream_http_${header.toLowerCase().replace("-", "_")}`;
  return `location / {
    auth_request /.gatehouse/check;
    auth_request_set $gatehouse_location $upstream_http_location;
${lines((header) => `auth_request_set $${variableOf(header)} ${received(header)};`)}
    error_page 401 = @gatehouse;

    proxy_set_header Host $http_host;
${lines((header) => `proxy_set_header ${header} $${variableOf(header)};`)}
    proxy_pass ${upstream};
}

location = /.gatehouse/check {
    internal;
    proxy_pass ${origin}${gate}/check;
    proxy_pass_request_body off;
    proxy_set_header Host ${host};
    proxy_set_header Content-Length "";
    proxy_set_header X-Forwarded-Method $request_method;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-Host $http_host;
    proxy_set_header X-Forwarded-Uri $request_uri;${secure}
}

location /.gatehouse/ {
    proxy_pass ${origin}${gate}/handshake/;
    proxy_set_header Host ${host};${secure}
}

# Pages lead to the sign-in. Other calls get 401.
location @gatehouse {
    set $gatehouse_call "$request_method $http_sec_fetch_mode $http_accept";
    if ($gatehouse_call !~ "^GET (navigate | .*text/html)") {
        return 401;
    }
    return 302 $gatehouse_location;
}
`;
}

function writeCaddy({ gatehouse: { origin }, gate, site, upstream }: Parts): string {
  return `${site.origin} {
	handle_path /.gatehouse/* {
		rewrite * ${gate}/handshake{uri}
		reverse_proxy ${origin} {
			header_up Host {upstream_hostport}
		}
	}
	handle {
		route {
			request_header -Remote*
			forward_auth ${origin} {
				uri ${gate}/check?redirect=1
				header_up Host {upstream_hostport}
				copy_headers ${told.join(" ")}
			}
			reverse_proxy ${upstream}
		}
	}
}
`;
}

function writeTraefik({ gatehouse: { origin }, gate, site, upstream }: Parts): string {
  const rule = `Host(\`${site.hostname}\`)`;
  return `http:
  routers:
    guarded:
      rule: ${rule}
      middlewares: [gatehouse-names, gatehouse-check]
      service: guarded
    gatehouse:
      rule: ${rule} && PathPrefix(\`/.gatehouse/\`)
      middlewares: [gatehouse-handshake]
      service: gatehouse
  middlewares:
    # Some frameworks read these names as those with a dash.
    gatehouse-names:
      headers:
        customRequestHeaders: { ${told.map((header) => `${header.replace("-", "_")}: ""`).join(", ")} }
    gatehouse-check:
      forwardAuth:
        address: ${origin}${gate}/check?redirect=1
        authResponseHeaders: [${told.join(", ")}]
    gatehouse-handshake:
      replacePathRegex:
        regex: ^/\\.gatehouse/(.*)
        replacement: ${gate}/handshake/$1
  services:
    guarded:
      loadBalancer:
        servers: [{ url: "${upstream}" }]
    gatehouse:
      loadBalancer:
        passHostHeader: false
        servers: [{ url: "${origin}" }]
`;
}
