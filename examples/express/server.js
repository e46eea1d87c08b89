import express from "express";
import connect from "express-openid-connect";

const { auth } = connect;
const app = express();

// From the console: the application's page, "Express (express-openid-connect)".
app.use(
  auth({
    issuerBaseURL: "http://localhost:3000/w/acme",
    clientID: "00000000-0000-0000-0000-000000000000",
    clientSecret: "<client secret>",
    baseURL: "http://127.0.0.1:4000",
    // The environment variable SECRET holds a long random text.
    authorizationParams: { response_type: "code", scope: "openid email profile" },
  }),
);
// So far.

const quote = (text) => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// Every page of this app asks for a sign-in: that is what `auth` does unless told otherwise.
app.get("/", ({ oidc }, response) => {
  const claims = quote(JSON.stringify(oidc.idTokenClaims));
  response.send(`<!doctype html><title>Express</title><h1>Signed in</h1><pre>${claims}</pre>`);
});

app.listen(Number(process.env.PORT ?? 4000), "127.0.0.1", () => console.log("ready"));
