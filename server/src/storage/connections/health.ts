/** Whether the database answers. One watch per process, asked by all who need the database. */
export type Health = {
  /** False from the first sign of trouble until the database has answered again. */
  readonly isUp: () => boolean
  /** Tells of a failure: the watch asks the database until it answers. */
  readonly suspect: () => void
  readonly close: () => void
}

export type HealthOptions = {
  /** Asks the database for the smallest of answers; rejects if there is none. */
  readonly ping: () => Promise<unknown>
  /** Does what can be done to bring the database back, such as starting it again. */
  readonly revive: () => Promise<void>
  readonly onChange: (isUp: boolean) => void
}

/** Nobody was asked, because the last who was did not answer. */
export class DatabaseDown extends Error {
  constructor() {
    super('the database does not answer')
  }
}

/** Between two questions to a database that does not answer, in milliseconds. */
const pauseMs = 200

export const watchHealth = ({ ping, revive, onChange }: HealthOptions): Health => {
  let up = true
  let asking = false
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const ask = async (): Promise<void> => {
    try {
      await ping()
      asking = false
      up = true
      onChange(true)
    } catch {
      if (closed) return
      await revive().catch(() => {})
      timer = setTimeout(() => void ask(), pauseMs)
    }
  }

  return {
    isUp: () => up,
    suspect: () => {
      if (asking || closed) return
      asking = true
      up = false
      onChange(false)
      void ask()
    },
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
