/** What comes over a stream of server-sent events. */
export type StreamMessage = { readonly id: string | null; readonly event: string; readonly data: string }

const parse = (block: string): StreamMessage | null => {
  const fields = block
    .split('\n')
    .filter((line) => !line.startsWith(':'))
    .map((line) => /^(\w+): ?(.*)$/.exec(line))
  const valuesOf = (name: string): string[] => fields.flatMap((field) => (field?.[1] === name ? [field[2] ?? ''] : []))
  const id = valuesOf('id').at(-1) ?? null
  const data = valuesOf('data').join('\n')
  return id === null && data === '' ? null : { id, event: valuesOf('event').at(-1) ?? 'message', data }
}

/** Cuts the text of a stream into messages; what is not yet whole stays for the next piece. */
export const createParser = (onMessage: (message: StreamMessage) => void): ((piece: string) => void) => {
  let rest = ''
  return (piece) => {
    const blocks = (rest + piece).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const message = parse(block)
      if (message !== null) onMessage(message)
    }
  }
}

type Reading = {
  readonly url: string
  readonly lastEventId: string | null
  readonly signal: AbortSignal
  readonly onOpen: () => void
  /** Anything at all, heartbeats too. */
  readonly onLife: () => void
  readonly onMessage: (message: StreamMessage) => void
}

/** Reads until the stream ends. `EventSource` can't tell a session that has ended from a server that is away. Throws the status. */
export const readStream = async ({ url, lastEventId, signal, ...on }: Reading): Promise<void> => {
  const headers = { 'x-foyer-console': '1', ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }) }
  const response = await fetch(url, { headers, signal })
  if (!response.ok || response.body === null)
    throw new Error('the stream was refused', { cause: { status: response.status } })
  on.onOpen()
  const parser = createParser(on.onMessage)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    on.onLife()
    parser(value)
  }
}
