/**
 * Works on the items of a source, some at the same time, and gives the results in the order of the items. The source is read no
 * further than that. After a failure it waits for what was begun, so that nothing is written behind the caller's back.
 */
export const inOrder = async function* <T, R>(
  source: AsyncIterable<T>,
  atOnce: () => number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = []
  try {
    for await (const item of source) {
      const result = work(item)
      // It is awaited below, perhaps after another one has failed.
      result.catch(() => {})
      begun.push(result)
      for (let first = begun[0]; first !== undefined && begun.length >= atOnce(); first = begun[0]) {
        const done = await first
        void begun.shift()
        yield done
      }
    }
    for (let first = begun[0]; first !== undefined; first = begun[0]) {
      const done = await first
      void begun.shift()
      yield done
    }
  } finally {
    await Promise.allSettled(begun)
  }
}
