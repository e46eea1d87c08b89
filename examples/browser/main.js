const { UserManager } = oidc;

const manager =
  // From the console: the application's page, "oidc-client-ts".
  new UserManager({
    authority: "http://localhost:3000/w/acme",
    client_id: "00000000-0000-0000-0000-000000000000",
    redirect_uri: "http://127.0.0.1:4000/",
    scope: "openid email profile",
    // Frames are refused. Switch refresh tokens on for the application, then this too.
    automaticSilentRenew: false,
  });
// So far.

document.querySelector("button").onclick = () => manager.signinRedirect();

if (new URLSearchParams(location.search).has("code")) {
  const user = await manager.signinRedirectCallback();
  const told = await fetch(await manager.metadataService.getUserInfoEndpoint(), {
    headers: { authorization: `Bearer ${user.access_token}` },
  });
  document.querySelector("h1").textContent = "Signed in";
  document.querySelector("pre").textContent = JSON.stringify({ ...user.profile, ...(await told.json()) });
}
