import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { gateConfigurationsOf } from "./gate-configuration";

const applicationId = "7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c";
const textsOf = (issuer: string, address: string) =>
  Object.fromEntries(
    gateConfigurationsOf({ issuer, applicationId, address }).map(({ name, text }): [string, string] => [name, text]),
  );

test.each([
  ["nginx", "examples/behind-nginx/gatehouse.conf"],
  ["Caddy", "examples/behind-caddy/gatehouse.caddy"],
])("[G9] the example for %s is what the console shows", (name, file) => {
  const texts = textsOf("http://localhost:3000/w/acme", "http://127.0.0.1:8081/");
  expect(readFileSync(file, "utf8")).toBe(texts[name]);
});

test("[G9] the configuration names the gate of this application alone, by https where Gatehouse has it", () => {
  const texts = textsOf("https://id.example.com/w/acme", "https://wiki.example.com/");
  const gate = `https://id.example.com/w/acme/gate/${applicationId}`;
  expect(texts.nginx).toContain(`proxy_pass ${gate}/check;`);
  expect(texts.nginx).toContain(`proxy_pass ${gate}/handshake/;`);
  expect(texts.nginx).toContain("proxy_set_header Host id.example.com;");
  expect(texts.nginx?.match(/proxy_ssl_server_name on;/g)).toHaveLength(2);
  expect(texts.Caddy).toMatch(/^https:\/\/wiki\.example\.com \{/);
  expect(texts.Traefik).toContain(`address: ${gate}/check?redirect=1`);
});

test("[G9] a request's own copies of the headers are taken away or written over, whichever proxy", () => {
  const texts = textsOf("https://id.example.com/w/acme", "https://wiki.example.com/");
  for (const word of ["User", "Email", "Name", "Role", "Assertion"]) {
    expect(texts.nginx).toContain(`proxy_set_header Remote-${word} $gatehouse_${word.toLowerCase()};`);
    for (const name of ["Caddy", "Traefik"]) expect(texts[name]).toContain(`Remote-${word}`);
  }
  expect(texts.Caddy).toContain("request_header -Remote*");
});
