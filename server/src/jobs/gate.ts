import type { WorkerEvents } from 'graphile-worker'

/** How a look for jobs ends. */
const ends = ['worker:getJob:empty', 'worker:getJob:error', 'job:start'] as const

/** Where the workers of a pool wait before they look for jobs. Shut until it is opened. */
export class Gate {
  #opened = Promise.withResolvers<null>()
  #isOpen = false
  #looking = 0
  #whenEmpty: () => void = () => {}

  constructor(events: WorkerEvents) {
    events.on('worker:getJob:start', () => {
      this.#looking++
    })
    for (const end of ends)
      events.on(end, () => {
        if (--this.#looking === 0) this.#whenEmpty()
      })
  }

  /** As graphile-worker asks for it before every look: which jobs to leave. None. */
  readonly pass = (): Promise<null> => this.#opened.promise

  open(): void {
    this.#isOpen = true
    this.#opened.resolve(null)
  }

  /** From now on no look begins. Fulfilled when those that had begun have ended. */
  shut(): Promise<void> {
    if (this.#isOpen) this.#opened = Promise.withResolvers()
    this.#isOpen = false
    return new Promise((resolve) => {
      this.#whenEmpty = resolve
      if (this.#looking === 0) resolve()
    })
  }
}
