/** A test that stands for an attack: its file and its title. */
export type Proof = readonly [file: string, title: string];

/** What docs/limits.md says of a limit next to its number. */
export type Entry = { counts: string; key: string; beyond: string; attack: string; proof: Proof };
