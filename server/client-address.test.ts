import { expect, test } from "vitest";
import { clientAddress, trustProxies } from "@/server/client-address";

const none = trustProxies([]);
const proxies = trustProxies(["10.0.0.0/8", "2001:db8:1::/48", "192.0.2.7"]);

test.each([
  ["the socket's address counts", "203.0.113.9", undefined, none, "203.0.113.9"],
  ["a forwarded header is ignored where no proxy is trusted", "203.0.113.9", "198.51.100.1", none, "203.0.113.9"],
  ["a forwarded header is ignored from a stranger", "203.0.113.9", "198.51.100.1", proxies, "203.0.113.9"],
  ["a trusted proxy's word counts", "10.1.2.3", "198.51.100.1", proxies, "198.51.100.1"],
  ["what the client put in front of it does not", "10.1.2.3", "1.1.1.1, 198.51.100.1", proxies, "198.51.100.1"],
  ["trusted proxies behind each other are skipped", "10.1.2.3", "198.51.100.1, 192.0.2.7", proxies, "198.51.100.1"],
  ["a client may not pose as a proxy", "10.1.2.3", "1.1.1.1, 198.51.100.1, 10.9.9.9", proxies, "198.51.100.1"],
  ["a trusted proxy that says nothing counts itself", "10.1.2.3", undefined, proxies, "10.1.2.3"],
  ["rubbish ends the chain", "10.1.2.3", "198.51.100.1, <script>", proxies, "10.1.2.3"],
  ["a chain of proxies only ends at the outermost", "10.1.2.3", "10.0.0.9", proxies, "10.0.0.9"],
  ["ports are dropped", "10.1.2.3", "198.51.100.1:4711", proxies, "198.51.100.1"],
  ["brackets are dropped", "10.1.2.3", "[2001:DB8::0:5]:4711", proxies, "2001:db8::5"],
  ["IPv4 in IPv6 is IPv4", "::ffff:203.0.113.9", undefined, none, "203.0.113.9"],
  ["IPv4 in IPv6 is trusted as IPv4", "::ffff:10.1.2.3", "198.51.100.1", proxies, "198.51.100.1"],
  ["IPv6 blocks are trusted", "2001:db8:1::5", "2001:db8:2::9", proxies, "2001:db8:2::9"],
  ["one address has one spelling", "2001:0db8:0002:0::0009", undefined, none, "2001:db8:2::9"],
  ["a zone is dropped", "fe80::1%eth0", undefined, none, "fe80::1"],
  ["a closed socket has none", undefined, "198.51.100.1", proxies, "unknown"],
])("%s", (_title, peer, forwarded, trusted, expected) => {
  expect(clientAddress(peer, forwarded, trusted)).toBe(expected);
});
