import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FileFormat } from '../../transfer/rows.ts'
import { Stopped, type StopReason } from '../../transfer/stopped.ts'

const types: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

export type SentFile = {
  /** Without the ending. */
  readonly name: string
  readonly format: FileFormat
  readonly texts: AsyncIterable<string>
  /** Asked between its parts: what is not null breaks the answer off. */
  readonly reasonToStop: () => Promise<StopReason | null>
}

const nextPart = async (parts: AsyncIterator<string>, { reasonToStop }: SentFile): Promise<IteratorResult<string>> => {
  const part = await parts.next()
  const reason = part.done === true ? null : await reasonToStop()
  // A part of a file must not look like a whole one: the connection breaks.
  if (reason !== null) throw new Stopped(reason)
  return part
}

const whileAllowed = async function* (file: SentFile, onFailure: (error: unknown) => void): AsyncGenerator<string> {
  const parts = file.texts[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await nextPart(parts, file).catch((error: unknown) => {
        onFailure(error)
        throw error
      })
      if (done === true) return
      yield value
    }
  } finally {
    await parts.return?.()
  }
}

/** Answers with a file, as fast as it is taken. `onFailure` hears why it broke off; who reads it only sees that it did. */
export const sendFile = (reply: FastifyReply, file: SentFile, onFailure: (error: unknown) => void): FastifyReply =>
  reply
    .type(types[file.format])
    .header('content-disposition', `attachment; filename="${file.name}.${file.format}"`)
    .send(Readable.from(whileAllowed(file, onFailure)))
