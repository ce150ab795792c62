const longestMs = 5_000

/**
 * Whether the server answers who asks for something else than the stream. What stands in front of it may cut streams alone, and
 * speaks itself, with a status of 500 or more, when the server is away.
 */
export const isReached = async (stop: AbortSignal): Promise<boolean> => {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(longestMs)])
    const { status } = await fetch('/v2/session', { headers: { 'x-foyer-console': '1' }, cache: 'no-store', signal })
    return status < 500
  } catch {
    return false
  }
}
