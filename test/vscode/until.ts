/** Asks again and again until there is an answer, because an editor says seldom when it is done. */
export async function until<Answer>(
  what: string,
  ask: () => Answer | undefined | Promise<Answer | undefined>,
  limit = 20_000,
): Promise<Answer> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${limit / 1000} s for ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
