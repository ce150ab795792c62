/** A block of a stream. `id` is the last one that the stream has told, also before this block. */
export type ServerSentEvent = { readonly id: string; readonly type: string; readonly data: string | null }

const field = /^([^:]*)(?:: ?(.*))?$/s

/** Reads lines by the rules of server-sent events (HTML Living Standard, 9.2.6): of blocks of them, what they say. */
const createBlockReader = () => {
  let id = ''
  let type = ''
  let data: string[] = []
  const end = (): ServerSentEvent => {
    const block = { id, type: type === '' ? 'message' : type, data: data.length === 0 ? null : data.join('\n') }
    type = ''
    data = []
    return block
  }
  return (line: string): ServerSentEvent | null => {
    if (line === '') return end()
    const [, name, value = ''] = field.exec(line) ?? []
    if (name === 'data') data.push(value)
    if (name === 'event') type = value
    if (name === 'id' && !value.includes('\0')) id = value
    return null
  }
}

/** Takes a stream's text in pieces as they come, and returns the blocks that each of them ends. */
export const createEventReader = (): ((text: string) => ServerSentEvent[]) => {
  const readLine = createBlockReader()
  let rest = ''
  return (text) => {
    // A carriage return at the end of a piece may be half of the end of a line.
    const lines = `${rest}${text}`.split(/\r\n|\n|\r(?=[\s\S])/)
    rest = lines.pop() ?? ''
    return lines.flatMap((line) => readLine(line) ?? [])
  }
}
