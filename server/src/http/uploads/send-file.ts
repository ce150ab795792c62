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

const whileAllowed = async function* ({ texts, reasonToStop }: SentFile): AsyncGenerator<string> {
  for await (const text of texts) {
    const reason = await reasonToStop()
    // A part of a file must not look like a whole one: the connection breaks.
    if (reason !== null) throw new Stopped(reason)
    yield text
  }
}

/** Answers with a file, as fast as it is taken. */
export const sendFile = (reply: FastifyReply, file: SentFile): FastifyReply =>
  reply
    .type(types[file.format])
    .header('content-disposition', `attachment; filename="${file.name}.${file.format}"`)
    .send(Readable.from(whileAllowed(file)))
