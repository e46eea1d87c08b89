/** What one request holds of a shared quantity, to be given back once; giving back again changes nothing. */
export type Lease = {
  /** Takes more, or returns false where the whole is used up or the address block would hold more than `most`. */
  take(amount: number, most: number): boolean;
  free(): void;
};

/** A quantity of the process that requests share: places, bytes. */
export type Shares = { held(): number; lease(block: string): Lease };

/** Shares a quantity among address blocks, so that no single one can take it all. */
export function makeShares(total: number): Shares {
  const byBlock = new Map<string, number>();
  let all = 0;
  const add = (block: string, amount: number) => {
    all += amount;
    const held = (byBlock.get(block) ?? 0) + amount;
    if (held > 0) byBlock.set(block, held);
    else byBlock.delete(block);
  };
  return {
    held: () => all,
    lease(block) {
      let mine = 0;
      let open = true;
      return {
        take(amount, most) {
          if (!open || all + amount > total || (byBlock.get(block) ?? 0) + amount > most) return false;
          mine += amount;
          add(block, amount);
          return true;
        },
        free() {
          open = false;
          add(block, -mine);
          mine = 0;
        },
      };
    },
  };
}
