import type { Job } from 'graphile-worker'
import { limits } from '../catalogue/limits.ts'
import type { Logger } from '../log.ts'
import type { InterruptedJob } from '../storage/jobs/workers.ts'
import { type EndedJob, JobLog } from './job-log.ts'

export type RunningJobsOptions = {
  readonly run: (name: string, payload: unknown, signal: AbortSignal, isLastTry: boolean) => Promise<void>
  readonly log: Logger
  readonly onEnd: (job: EndedJob) => void
  /** Told of the end of a job that others of its queue wait for. */
  readonly onQueuedEnd: () => void
}

/** The jobs that run in one pool, each with a signal by which it can be told to stop. */
export class RunningJobs {
  readonly #options: RunningJobsOptions
  readonly #log: JobLog
  readonly #stopping = new AbortController()
  readonly #running = new Set<Promise<void>>()
  readonly #interrupted: InterruptedJob[] = []

  constructor(options: RunningJobsOptions) {
    this.#options = options
    this.#log = new JobLog(options.log, options.onEnd)
  }

  /** As graphile-worker wants it. */
  taskOf(name: string) {
    return (payload: unknown, { job }: { readonly job: Job }): Promise<void> => {
      const done = this.#run(name, payload, job).finally(() => {
        this.#running.delete(done)
        if (job.job_queue_id !== null) this.#options.onQueuedEnd()
      })
      this.#running.add(done)
      return done
    }
  }

  /** Tells all jobs to stop, also those that would begin now. */
  tellToStop(): void {
    this.#stopping.abort(new Error('the job was told to stop'))
  }

  /** Waits until all have ended, and says so if they don't. Returns those that were interrupted. */
  async untilStopped(): Promise<readonly InterruptedJob[]> {
    const seconds = limits.jobStopMs / 1_000
    const alarm = setTimeout(() => {
      const jobs = this.#running.size
      this.#options.log.error({ jobs }, `jobs were told to stop ${seconds} seconds ago and have not: no other begins`)
    }, limits.jobStopMs)
    await Promise.allSettled(this.#running)
    clearTimeout(alarm)
    return this.#interrupted
  }

  async #run(name: string, payload: unknown, { id, attempts, max_attempts: maxAttempts }: Job): Promise<void> {
    const { signal } = this.#stopping
    const job = { id: Number(id), name, attempts, maxAttempts }
    try {
      signal.throwIfAborted()
      const untilThen = AbortSignal.any([signal, AbortSignal.timeout(limits.jobMs)])
      await this.#options.run(name, payload, untilThen, attempts === maxAttempts)
      this.#log.done(job)
    } catch (error) {
      if (signal.aborted) {
        this.#interrupted.push(job)
        this.#log.interrupted(job)
      } else {
        this.#log.failed(job, error)
      }
      throw error
    }
  }
}
