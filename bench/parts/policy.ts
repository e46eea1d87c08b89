import { atMost, type Figure } from "../figure";
import { median, medianRatio } from "../load";
import type { Options } from "../options";
import type { PolicyRun } from "../policy-acts";
import { finish, type Stage } from "../stage";

const small = 1_000;
const ms = (value: number) => value;

/** Measures publishing a requirement for many members against 1,000, and the rehearsal's numbers (P5). */
export async function measurePolicy(stage: Stage, { members, repetitions }: Options): Promise<Figure[]> {
  const act = async (size: number) => {
    const { env } = await stage.createDatabase({ people: 1, members: size });
    return JSON.parse(
      await finish(["--import", "tsx", "bench/policy-acts.ts", `--reps=${repetitions}`], env),
    ) as PolicyRun;
  };
  const few = await act(small);
  const many = await act(members);
  const detail = { fewMs: median(few.publish, ms), manyMs: median(many.publish, ms) };
  const size = members.toLocaleString("en");
  return [
    atMost(
      {
        id: "P5",
        what: `publishing a requirement, ${size} members against ${small.toLocaleString("en")}`,
        unit: "×",
        detail,
      },
      medianRatio(many.publish, few.publish, ms, ms),
      1.1,
      1,
    ),
    atMost(
      { id: "P5", what: `the rehearsal's numbers, ${size} members`, unit: "s" },
      median(many.rehearse, ms) / 1000,
      0.1,
      0.01,
    ),
  ];
}
