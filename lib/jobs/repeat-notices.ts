import { seconds } from "@/lib/ground/durations";
import { PostError } from "@/lib/ground/post";
import { findWaiting, type TaskKey, workTask } from "@/lib/records/tasks/work";
import { notifySignOut } from "@/lib/use-cases/applications/notify-sign-out";
import { type Repeating, repeat } from "./repeat";

/** The kind of the tasks that are done here. */
export const noticeKind = "sign-out-notice";

/** The most notices under way at once, and the most of them for one application: one that does not answer delays no other. */
const together = 20;
const forOne = 4;

/**
 * Tells applications of sessions that ended, several side by side, because each may take five seconds to answer. It is woken when a
 * notice is queued; `look` is how often it looks by itself, in ms. An application that can't be told is none of its failures: the
 * notice has it written down, for the application's page.
 */
export function repeatNotices(look = seconds(1)): Repeating {
  const running = new Set<Promise<void>>();
  const busy = new Map<string, number>();
  let failure: unknown;

  const isFull = (application: string) => (busy.get(application) ?? 0) >= forOne;
  const start = (key: TaskKey, application: string) => {
    busy.set(application, (busy.get(application) ?? 0) + 1);
    const telling = workTask(key, notifySignOut, new Date()).then(
      () => {},
      (error) => {
        if (!(error instanceof PostError)) failure = error;
      },
    );
    const told = telling.then(() => {
      running.delete(told);
      const left = (busy.get(application) ?? 1) - 1;
      if (left > 0) busy.set(application, left);
      else busy.delete(application);
      notices.wake();
    });
    running.add(told);
  };
  const notices = repeat("notices", async () => {
    if (failure) {
      const cause = failure;
      failure = undefined;
      throw cause;
    }
    const room = together - running.size;
    const without = [...busy.keys()].filter(isFull);
    const waiting = room > 0 ? await findWaiting(new Date(), { only: noticeKind, without, most: room }) : [];
    let passedOver = false;
    for (const key of waiting) {
      const [application = ""] = key.subject.split(":");
      if (isFull(application)) passedOver = true;
      else start(key, application);
    }
    return passedOver ? 0 : look;
  });
  return {
    wake: notices.wake,
    async stop() {
      await notices.stop();
      await Promise.all(running);
    },
  };
}
