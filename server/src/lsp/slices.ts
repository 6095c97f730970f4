/** Milliseconds that work on a huge file may keep others waiting at a time. */
const slice = 8;

/** Does work that consists of steps, with turns for others in between; stops when nobody wants it any more. */
export async function inSlices(steps: Iterator<void>, isWanted: () => boolean): Promise<void> {
  let end = performance.now() + slice;
  while (isWanted() && steps.next().done !== true) {
    if (performance.now() < end) continue;
    await new Promise((resolve) => setImmediate(resolve));
    end = performance.now() + slice;
  }
}
