/** What the server has in place of the console that this tab runs. */
export type Served = 'same' | 'newer' | 'nothing'

const longestMs = 5_000

/** Its name holds a hash of itself and, by the names of all others in it, of everything. */
const ownScript = (): string | undefined =>
  document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? undefined

const scriptOf = (html: string): string | undefined => /<script type="module"[^>]* src="([^"]+)"/.exec(html)?.[1]

/** Asks the server. Without an answer, or with one of something that stands in front of it, there is nothing. */
export const askServed = async (): Promise<Served> => {
  try {
    const answer = await fetch('/console/', { cache: 'no-store', signal: AbortSignal.timeout(longestMs) })
    const script = answer.ok ? scriptOf(await answer.text()) : undefined
    if (script === undefined) return 'nothing'
    return script === ownScript() ? 'same' : 'newer'
  } catch {
    return 'nothing'
  }
}

const place = 'foyer reloaded at'
const atMostEveryMs = 60_000

/**
 * Loads the page anew, with the scripts that the server has now. Not twice within a minute: servers of two versions behind one address
 * would make it go on for ever. Whether it does.
 */
export const reloadOnce = (): boolean => {
  try {
    if (Date.now() - Number(sessionStorage.getItem(place)) < atMostEveryMs) return false
    sessionStorage.setItem(place, String(Date.now()))
  } catch {
    // Where nothing may be kept nobody knows whether it was done just now.
    return false
  }
  window.location.reload()
  return true
}
