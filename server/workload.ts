import type { ServerResponse } from "node:http";
import { isHashQueueFull } from "@/lib/methods/passwords/hash-queue";
import { beforeHead } from "@/server/before-head";
import type { DoorLimits } from "@/server/door-limits";
import { type Lease, makeShares } from "@/server/shares";

/** The places of requests that the app works on, from the moment a body is here until its answer begins. */
export type Workload = {
  hasPlace(block: string): boolean;
  /** Takes a place, or returns undefined where this address block, or everyone, has enough under way. */
  take(block: string): Lease | undefined;
};

/** Counts what the app works on at once, all together and for each address block. */
export function makeWorkload(limits: DoorLimits["work"]): Workload {
  const places = makeShares(limits.total);
  const isCrowded = () => places.held() >= limits.crowdedFrom || isHashQueueFull();
  const take = (block: string) => {
    const place = places.lease(block);
    return place.take(1, isCrowded() ? limits.perBlockCrowded : limits.perBlock) ? place : undefined;
  };
  return {
    take,
    hasPlace(block) {
      const place = take(block);
      place?.free();
      return place !== undefined;
    },
  };
}

/**
 * Runs work and calls `free` when its answer begins, when it ends, or when it takes longer than any of ours does: a peer can't put
 * that off by not reading its answer, nor have it early by leaving.
 */
export async function freeAtAnswer(
  response: ServerResponse,
  longest: number,
  free: () => void,
  work: () => Promise<void>,
): Promise<void> {
  const overdue = setTimeout(free, longest);
  beforeHead(response, free);
  try {
    await work();
  } finally {
    clearTimeout(overdue);
    free();
  }
}
