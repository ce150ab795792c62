import type { Logger } from '../log.ts'
import type { FreedJob } from '../storage/jobs/workers.ts'

/** `interrupted` is not a try: it begins again as soon as somebody has room for it. */
export type JobOutcome = 'done' | 'failed' | 'failed for good' | 'interrupted'

export type EndedJob = { readonly name: string; readonly outcome: JobOutcome }

/** Tells the operator and the metrics what becomes of jobs. Never what jobs were told: that may be anything. */
export class JobLog {
  readonly #log: Logger
  readonly #onEnd: (job: EndedJob) => void

  constructor(log: Logger, onEnd: (job: EndedJob) => void) {
    this.#log = log
    this.#onEnd = onEnd
  }

  done(job: FreedJob): void {
    this.#log.debug(aboutOf(job), 'a job is done')
    this.#onEnd({ name: job.name, outcome: 'done' })
  }

  interrupted(job: FreedJob): void {
    this.#log.info(aboutOf(job), 'a job was interrupted')
    this.#onEnd({ name: job.name, outcome: 'interrupted' })
  }

  failed(job: FreedJob, error: unknown): void {
    const about = { ...aboutOf(job), err: error }
    if (job.attempts < job.maxAttempts) this.#log.warn(about, 'a job failed and will be tried again')
    else this.#log.error(about, 'a job failed for good')
    this.#onEnd({ name: job.name, outcome: job.attempts < job.maxAttempts ? 'failed' : 'failed for good' })
  }
}

const aboutOf = ({ id, name, attempts, maxAttempts }: FreedJob) => ({ job: name, jobId: id, attempts, maxAttempts })
