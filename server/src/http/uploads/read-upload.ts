import type { Readable } from 'node:stream'
import { FileFault } from '../../transfer/file-fault.ts'
import type { ErrorName } from '../errors.ts'

/** The file did not arrive as it should. */
export class UploadFault extends FileFault {
  readonly refusal: ErrorName
  constructor(refusal: ErrorName, message: string) {
    super(message)
    this.refusal = refusal
  }
}

export type UploadLimits = {
  readonly limitBytes: number
  /** How long nothing may come while we wait for it, in milliseconds. */
  readonly silenceMs: number
}

type Next = Promise<IteratorResult<Uint8Array>>

const withinSilence = async (next: Next, silenceMs: number): Next => {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UploadFault('requestTimeout', 'The file stopped coming')), silenceMs)
  })
  try {
    return await Promise.race([next, silence])
  } finally {
    clearTimeout(timer)
  }
}

const brokenOff = (error: unknown): never => {
  if (error instanceof UploadFault) throw error
  throw new UploadFault('invalidRequest', 'The file did not arrive whole')
}

/** The bytes of a request's body as they come. It takes as long as it takes, but not more than so many bytes, and not silently. */
export const readUpload = async function* (
  body: Readable,
  { limitBytes, silenceMs }: UploadLimits,
): AsyncGenerator<Uint8Array> {
  // Ending it early must not end the connection: the answer still has to go out.
  const chunks: AsyncIterator<Uint8Array> = body.iterator({ destroyOnReturn: false })
  try {
    for (let left = limitBytes; ; ) {
      const { done, value } = await withinSilence(chunks.next(), silenceMs).catch(brokenOff)
      if (done === true) return
      left -= value.length
      if (left < 0) throw new UploadFault('bodyTooLarge', `The file has more than ${limitBytes} bytes`)
      yield value
    }
  } finally {
    // What is still coming is thrown away: a client reads no answer before it has sent all.
    body.resume()
  }
}
