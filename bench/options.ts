import { parseArgs } from "node:util";

export type Options = {
  only: string[];
  repetitions: number;
  seconds: number;
  /** Members of the large workspace. */
  members: number;
  /** Rows of a bulk act. */
  bulk: number;
  /** Sign-ins before memory is read; half as many follow before it is read again. */
  signIns: number;
  /** Issuers that are asked for the first time, in a row. */
  issuers: number;
};

/** Reads the options of a run; throws on unknown ones. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string", default: "" },
      reps: { type: "string", default: "5" },
      seconds: { type: "string", default: "5" },
      members: { type: "string", default: "1000000" },
      bulk: { type: "string", default: "100000" },
      "sign-ins": { type: "string", default: "10000" },
      issuers: { type: "string", default: "1000" },
    },
  });
  return {
    only: values.only.split(",").filter(Boolean),
    repetitions: Number(values.reps),
    seconds: Number(values.seconds),
    members: Number(values.members),
    bulk: Number(values.bulk),
    signIns: Number(values["sign-ins"]),
    issuers: Number(values.issuers),
  };
}
