import { FileFault } from '../file-fault.ts'

/** As much as is looked at to know what a file is, in bytes, unless its first line ends before. */
const mostBytes = 65_536
const newLine = 0x0a

/** The beginning of a file, and the whole of it from the beginning. */
export type Peeked = { readonly start: Buffer; readonly whole: AsyncGenerator<Uint8Array> }

const again = async function* (start: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (start.length > 0) yield start
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

/** Reads until the first line is there. */
export const peek = async (source: AsyncIterable<Uint8Array>): Promise<Peeked> => {
  const chunks = source[Symbol.asyncIterator]()
  let start: Buffer = Buffer.alloc(0)
  while (start.length < mostBytes && !start.includes(newLine)) {
    const next = await chunks.next()
    if (next.done === true) break
    start = Buffer.concat([start, next.value])
  }
  return { start, whole: again(start, chunks) }
}

/** What comes behind the first so many bytes. */
export const withoutFirst = async function* (
  count: number,
  whole: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let left = count
  for await (const chunk of whole) {
    if (chunk.length > left) yield chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
  }
}

const beginsWith = (bytes: Buffer, ...expected: readonly number[]): boolean =>
  expected.every((byte, place) => bytes[place] === byte)

/** Throws for what is no text in UTF-8, as far as its first bytes tell. */
export const expectText = (start: Buffer): void => {
  if (beginsWith(start, 0xff, 0xfe) || beginsWith(start, 0xfe, 0xff) || start.subarray(0, 4).includes(0))
    throw new FileFault('The file is in UTF-16 or no text at all: save it as "CSV UTF-8"')
  if (beginsWith(start, 0x50, 0x4b, 0x03, 0x04))
    throw new FileFault('The file is a workbook or a ZIP archive: save the sheet as "CSV UTF-8"')
  if (beginsWith(start, 0x1f, 0x8b)) throw new FileFault('The file is compressed: unpack it before')
  if (start.length === 0) throw new FileFault('The file is empty')
}
