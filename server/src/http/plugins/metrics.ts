import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const jobStates = ['waiting', 'scheduled', 'failed'] as const
type JobState = (typeof jobStates)[number]

/** What `/metrics` tells, in the words of Prometheus. */
export type Metrics = {
  readonly registry: Registry
  readonly onBatch: (requests: number, seconds: number) => void
  readonly onJobEnd: (job: { readonly name: string; readonly outcome: string }) => void
  readonly onWebhookTry: (outcome: string) => void
  readonly setJobs: (counts: Readonly<Record<JobState, number>>) => void
}

export const createMetrics = (waiting: () => number): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'foyer_batch_requests',
    help: 'Requests that were written by one transaction.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'foyer_batch_seconds',
    help: 'How long a batch took from its first statement to its answer, in seconds.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'foyer_queue_requests',
    help: 'Requests that were accepted and not yet answered.',
    registers: [registry],
    collect() {
      this.set(waiting())
    },
  })
  const jobEnds = new Counter({
    name: 'foyer_job_ends_total',
    help: 'Jobs in the background that ended on this server, by what they came to.',
    labelNames: ['job', 'outcome'] as const,
    registers: [registry],
  })
  const jobs = new Gauge({
    name: 'foyer_jobs',
    help: 'Jobs in the background, of all servers: waiting for their turn, scheduled for later, failed for good. Counted once a minute.',
    labelNames: ['state'] as const,
    registers: [registry],
  })
  const webhookTries = new Counter({
    name: 'foyer_webhook_tries_total',
    help: 'Tries to deliver webhooks that ended on this server, by how.',
    labelNames: ['outcome'] as const,
    registers: [registry],
  })
  return {
    registry,
    onWebhookTry: (outcome) => webhookTries.inc({ outcome }),
    onBatch: (count, duration) => {
      requests.observe(count)
      seconds.observe(duration)
    },
    onJobEnd: ({ name: job, outcome }) => jobEnds.inc({ job, outcome }),
    setJobs: (counts) => {
      for (const state of jobStates) jobs.set({ state }, counts[state])
    },
  }
}

type Observe = (seconds: number) => void

/** Counts and times every request, by route (never by path: paths have no end), method and status. */
export const requestMetrics = fp((app: FastifyInstance, { registry }: { registry: Registry }, done) => {
  const durations = new Histogram({
    name: 'foyer_http_request_seconds',
    help: 'How long requests took, in seconds.',
    labelNames: ['route', 'method'] as const,
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  const answers = new Counter({
    name: 'foyer_http_requests_total',
    help: 'Requests that were answered.',
    labelNames: ['route', 'method', 'status'] as const,
    registers: [registry],
  })
  const open = (route: string, method: string, status: number): Observe => {
    const duration = durations.labels({ route, method })
    const answer = answers.labels({ route, method, status })
    return (seconds) => {
      duration.observe(seconds)
      answer.inc()
    }
  }
  /** A hook for the requests of one route. Looks its series up by status and method, and makes no text for it. */
  const observing = (route: string) => {
    const byStatus: Map<string, Observe>[] = []
    return (request: FastifyRequest, reply: FastifyReply, next: () => void): void => {
      const { statusCode: status } = reply
      const series = byStatus[status] ?? new Map<string, Observe>()
      byStatus[status] = series
      const observe = series.get(request.method) ?? open(route, request.method, status)
      series.set(request.method, observe)
      observe(reply.elapsedTime / 1_000)
      next()
    }
  }
  // Each route has its own hook, as a request tells its route only by an object of twelve properties
  // that Fastify makes anew whenever it is asked.
  app.addHook('onRoute', (route) => {
    route.onResponse = [...[route.onResponse ?? []].flat(), observing(route.url)]
  })
  const observeUnknown = observing('none')
  app.addHook('onResponse', (request, reply, next) => {
    if (request.is404) observeUnknown(request, reply, next)
    else next()
  })
  done()
})
