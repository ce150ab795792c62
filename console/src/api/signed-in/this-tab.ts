/** Whose pages this tab shows; null: nobody's yet. */
let whose: string | null = null

let opened: BroadcastChannel | null = null

/** One for the tab, as a channel does not hear itself. */
const channel = (): BroadcastChannel => {
  opened ??= new BroadcastChannel('foyer session')
  return opened
}

/** The tab is theirs, if it was nobody's. */
export const keepTo = (userId: string): void => {
  whose ??= userId
}

/** Whether this is not the person whose pages the tab shows. */
export const isOther = (userId: string): boolean => whose !== null && whose !== userId

/** Somebody has signed in, or out (null), in this tab. The others are told. */
export const changeTo = (userId: string | null): void => {
  whose = userId
  channel().postMessage(userId)
}

/** Hears who signs in or out in other tabs, until the function that it returns is called. */
export const hearOthers = (onPerson: (userId: string | null) => void): (() => void) => {
  channel().onmessage = ({ data }: MessageEvent<string | null>) => onPerson(data)
  return () => {
    channel().onmessage = null
  }
}
