/** Lets everything else that waits for the thread go first. */
export const giveWay = () => new Promise<void>((resolve) => setTimeout(resolve));
