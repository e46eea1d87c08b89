import type { ReactElement } from "react";
import type { Device } from "@/lib/rules/sign-in/device";

/** Builds an absolute address from a path. Its origin is the installation's own, never a request's. */
export type Link = (path: string) => string;

/** One kind of mail: its contents for given parameters. Pure. Parameters are plain JSON, times ISO 8601. */
export type Template<Params> = {
  /** One line without any code. Text that people wrote goes through `inert` first. */
  subject(params: Params): string;
  body(params: Params, link: Link): ReactElement;
};

/** The workspace a mail is about. */
export type WorkspaceRef = { name: string; slug: string };

/** What every notice about an account says: where it happened, when, and on which device. */
export type Notice = {
  workspace: WorkspaceRef;
  at: string;
  device?: Device;
  /** The link that locks the account. The queue puts it in. */
  notMe?: string;
};
