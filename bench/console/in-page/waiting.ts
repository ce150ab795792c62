// Runs in a page from its start: looks at every frame whether the page has its heading, and whether a skeleton is in it.

let waitedUntilMs = 0

const look = (): void => {
  const isThere = document.querySelector('h1') !== null
  const isWaiting = document.querySelector('[role="status"][aria-label="Loading"]') !== null
  if (!isThere || isWaiting) waitedUntilMs = performance.now()
  requestAnimationFrame(look)
}
requestAnimationFrame(look)

const scriptBytes = (): number =>
  (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)

Object.assign(globalThis, {
  isSettled: (quietMs: number) => performance.now() > waitedUntilMs + quietMs,
  readVisit: () => ({ usableMs: waitedUntilMs, scriptBytes: scriptBytes() }),
})

// A module, so that nothing here is seen by another file.
export {}
