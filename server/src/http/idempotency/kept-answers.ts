import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { limits } from '../../catalogue/limits.ts'
import { seal, unseal } from './seal.ts'

/** An answer as it goes out, without what belongs to one request only. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>
  readonly body: Buffer
}

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

/** The fastest: a batch of a thousand events becomes a tenth of its size, and waits for it ten milliseconds. */
const level = 1

/** The answer as bytes that only the token opens, and only for this request. */
export const sealAnswer = async (token: string, fingerprint: Buffer, answer: Answer): Promise<Buffer> => {
  if (answer.body.length > limits.storedAnswerBytes) throw new RangeError('An answer is too large to be stored')
  const head = Buffer.from(JSON.stringify([answer.status, answer.headers]))
  const headLength = Buffer.alloc(4)
  headLength.writeUInt32BE(head.length)
  return seal(token, fingerprint, await deflate(Buffer.concat([headLength, head, answer.body]), { level }))
}

export const openAnswer = async (token: string, fingerprint: Buffer, sealed: Buffer): Promise<Answer> => {
  const bytes = await inflate(unseal(token, fingerprint, sealed), { maxOutputLength: 2 * limits.storedAnswerBytes })
  const bodyStart = 4 + bytes.readUInt32BE(0)
  const [status, headers] = JSON.parse(bytes.toString('utf8', 4, bodyStart)) as [number, Answer['headers']]
  return { status, headers, body: bytes.subarray(bodyStart) }
}
