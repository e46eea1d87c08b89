import { userInfo } from "node:os";
import { operatorNamed } from "@/lib/access/caller";
import { SettingError } from "@/lib/ground/settings";
import { type Command, describeCommand, OperatorError, type Run, readOptions } from "./command";

// Loaded when called, so that help does not wait for the database client.
const commands: Record<string, { does: string; load(): Promise<Command> }> = {
  members: {
    does: "Lists a workspace's members.",
    load: async () => (await import("./commands/members")).members,
  },
  "reset-member": {
    does: "Resets a member's two-factor and prints the code once.",
    load: async () => (await import("./commands/reset-member")).resetMember,
  },
  "rescue-owner": {
    does: "Gives a workspace an owner who can get in again.",
    load: async () => (await import("./commands/rescue-owner")).rescueOwner,
  },
  "set-plan": {
    does: "Sets a workspace's plan.",
    load: async () => (await import("./commands/set-plan")).setPlan,
  },
  "grant-invitations": {
    does: "Grants a workspace more invitations a day.",
    load: async () => (await import("./commands/grant-invitations")).grantInvitations,
  },
  "rotate-keys": {
    does: "Seals every secret anew with the newest key.",
    load: async () => (await import("./commands/rotate-keys")).rotateKeys,
  },
  "verify-audit": {
    does: "Verifies the audit log; names the first broken row.",
    load: async () => (await import("./commands/verify-audit")).verifyAudit,
  },
  migrate: {
    does: "Brings the database's tables up to date.",
    load: async () => (await import("./commands/migrate")).migrateDatabase,
  },
  backup: {
    does: "Writes every row to one file.",
    load: async () => (await import("./commands/backup")).backup,
  },
  restore: {
    does: "Writes a backup into an empty database.",
    load: async () => (await import("./commands/restore")).restore,
  },
  runs: {
    does: "Lists the commands that looked at the installation.",
    load: async () => (await import("./commands/runs")).runs,
  },
  doctor: {
    does: "Checks the installation.",
    load: async () => (await import("./commands/doctor")).doctor,
  },
};

const help = [
  "Usage: npm run operator -- <command> [options]",
  "",
  ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(19)}${does}`),
  "",
  "Each command explains itself with --help. One that changes something leaves a row in the audit log of every workspace it touches;",
  "one that only looks leaves one in the operator's own log, which runs lists. With --json a command prints JSON, one object a line.",
  "Exit code: 0 done, 1 refused or something is wrong, 2 called wrongly.",
].join("\n");

type Terminal = { print(line: string): void; complain(line: string): void };

/** Runs one of the operator's commands from its arguments and returns the exit code. Prints an error as one line. */
export async function main(args: string[], terminal: Terminal): Promise<number> {
  try {
    return await run(args, terminal.print);
  } catch (error) {
    const [code, line] = tell(error);
    terminal.complain(line);
    return code;
  }
}

async function run([name, ...args]: string[], print: Terminal["print"]): Promise<number> {
  if (name === undefined || name === "--help" || name === "help") {
    print(help);
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(commands, name))
    throw new OperatorError(`There is no command "${name}". See: npm run operator -- --help`, 2);
  const command = (await commands[name]?.load()) as Command;
  const given = readOptions(command, args);
  if (!given) {
    print(describeCommand(command));
    return 0;
  }
  const { inBackground } = await import("@/lib/ground/db");
  return inBackground(async () => {
    const close = command.offline?.(given) ? async () => {} : await (await import("./connect")).connect(command);
    try {
      const tell: Run["tell"] = (data, ...lines) => {
        for (const line of given.json ? [JSON.stringify(data)] : lines) print(line);
      };
      return await command.run(given, { caller: operatorNamed(operatorName(), new Date()), tell });
    } finally {
      await close();
    }
  });
}

function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}

/** Writes an error as one line without data: an error of the database could contain a statement or its values. */
function tell(error: unknown): [code: number, line: string] {
  if (error instanceof OperatorError) return [error.exitCode, error.message];
  if (error instanceof SettingError) return [2, error.message];
  const { name, code = "" } = error as { name: string; code?: string };
  return [1, `It failed (${`${name} ${code}`.trim()}). Nothing half done stays; run it again.`];
}
