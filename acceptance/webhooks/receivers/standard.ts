import { Webhook } from 'standardwebhooks'
import { type Behaviour, fine } from './behaviours.ts'
import { type Listener, listen, type Message } from './listening.ts'

export type Row = { readonly id: number } & Readonly<Record<string, unknown>>

export type StandardBody = {
  readonly type: string
  readonly timestamp: string
  readonly sequence: number
  readonly account_id: string
  readonly actor: { readonly user_id: string | null; readonly token_id: string | null }
  readonly data: Row
  readonly previous: Row | null
}

/** A message that was read, each time that it came. */
export type Heard = {
  readonly id: string
  readonly body: StandardBody
  readonly arrivedAt: number
  /** Whether the receiver said that it took it. */
  readonly isTaken: boolean
}

export type StandardReceiver = Listener & {
  /** From now on it knows these secrets, and no others. */
  readonly learn: (...secrets: readonly string[]) => void
  /** How it behaves to a message that comes for the nth time, counted from 0. */
  readonly behave: (choose: (id: string, time: number) => Behaviour) => void
  readonly heard: readonly Heard[]
  /** How often it behaved so, by name. */
  readonly behaved: ReadonlyMap<string, number>
  /** What was not as it must be: messages that the reference library refuses, or that say something else the second time. */
  readonly complaints: readonly string[]
}

const verified = (secrets: readonly string[], { text, headers }: Message): StandardBody | null => {
  for (const secret of secrets) {
    try {
      return new Webhook(secret).verify(text, headers as Record<string, string>) as StandardBody
    } catch {
      // Perhaps another one.
    }
  }
  return null
}

/** A receiver that was written with the reference library of Standard Webhooks. */
export const startStandardReceiver = async (): Promise<StandardReceiver> => {
  let known: readonly string[] = []
  let choose: (id: string, time: number) => Behaviour = () => fine
  const heard: Heard[] = []
  const behaved = new Map<string, number>()
  const complaints: string[] = []
  const times = new Map<string, number>()
  const texts = new Map<string, string>()

  /** Whether it is one that may be taken. */
  const note = (id: string, message: Message, isTaken: boolean): boolean => {
    const body = verified(known, message)
    if (body === null) {
      complaints.push(`no signature of ${id} fits: ${JSON.stringify(message.headers)}`)
      return false
    }
    if ((texts.get(id) ?? message.text) !== message.text) complaints.push(`${id} says something else: ${message.text}`)
    texts.set(id, message.text)
    heard.push({ id, body, arrivedAt: message.arrivedAt, isTaken })
    return true
  }

  const listener = await listen(async ({ request, response, read }) => {
    const id = String(request.headers['webhook-id'])
    const time = times.get(id) ?? 0
    times.set(id, time + 1)
    const { name, reads, takes, answer } = choose(id, time)
    behaved.set(name, (behaved.get(name) ?? 0) + 1)
    if (!reads || note(id, await read(), takes)) answer(response)
    else response.writeHead(401).end('who are you?')
  })
  return {
    ...listener,
    learn: (...secrets) => {
      known = secrets
    },
    behave: (next) => {
      choose = next
    },
    heard,
    behaved,
    complaints,
  }
}
