import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { awaitJob, type Batch, type TakenBack, takenBackBy } from './batches/jobs.ts'
import { type Answer, type Body, client, dataOf } from './client.ts'
import { sendOnce, useSendingOnce } from './sending/once.ts'

export type NewEvents = Body<'/v2/leasing_events', 'post'>
export type NewEvent = NewEvents['events'][number]
export type Written = Answer<'/v2/leasing_events', 'post', 201>
export type Preview = Answer<'/v2/leasing_events', 'post', 200>
export type LeasingEvent = Answer<'/v2/leasing_events/{id}', 'get'>

/** What is shown of these prospects, and of what counts them, is read again. The stream does the same for others' changes. */
export const refreshProspects = async (queries: QueryClient, ids: Iterable<number> | 'all'): Promise<void> => {
  const named = ids === 'all' ? null : new Set(ids)
  await queries.invalidateQueries({
    predicate: ({ queryKey: [noun, id] }) =>
      noun === 'prospect' ? named === null || named.has(Number(id)) : movedByEvents.has(String(noun)),
  })
}

/** The first words of the keys of what any event may move. */
const movedByEvents: ReadonlySet<string> = new Set([
  'prospects',
  'desk',
  'stages',
  'workload',
  'calendar',
  'batches',
  'reports',
])

/** Whom a write is about, as text. */
const aboutWhom = ({ events }: NewEvents): string =>
  JSON.stringify(events.map(({ prospect_id: one, prospect_ids: many, phone }) => one ?? many ?? phone))

/** Writes events, at once for 1,000 targets at most: more are a job, whose batch is `running`. */
export const useWriteEvents = () => {
  const queries = useQueryClient()
  const send = useSendingOnce()
  return useMutation({
    mutationFn: async (body: NewEvents): Promise<Written> =>
      (await send(
        body,
        (header) =>
          dataOf(client.POST('/v2/leasing_events', { params: { header }, body: { ...body, dry_run: false } })),
        aboutWhom(body),
      )) as Written,
    // Refused or lost, what others have changed since it was shown must be read all the same; but the error does not wait for it.
    onSettled: (written, error, { events }) => {
      const named = events.flatMap((event) => [event.prospect_id, ...(event.prospect_ids ?? [])])
      // A job's answer has no results.
      const met = (written?.results ?? []).map((result) => result.prospect_id)
      const ids = [...named, ...met].filter((id) => typeof id === 'number')
      const reading = refreshProspects(queries, ids)
      return error === null ? reading : undefined
    },
  })
}

export const useDeleteEvent = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, reason }: { readonly id: number; readonly prospectId: number; readonly reason: string }) =>
      sendOnce((header) =>
        dataOf(client.DELETE('/v2/leasing_events/{id}', { params: { path: { id }, query: { reason }, header } })),
      ),
    onSuccess: (_event, { prospectId }) => refreshProspects(queries, [prospectId]),
  })
}

/** The batch when its job has ended; null when it has not for long. */
export const awaitBatch = (id: string): Promise<Batch | null> =>
  awaitJob(id, (one) => dataOf(client.GET('/v2/batches/{id}', { params: { path: { id: one } } })))

/** Gives the prospects of a batch back what they had before it; who was touched since is left alone and told. */
export const useUndoBatch = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (id: string): Promise<TakenBack> =>
      takenBackBy(
        await sendOnce((header) => dataOf(client.POST('/v2/batches/{id}/undo', { params: { path: { id }, header } }))),
        awaitBatch,
      ),
    onSuccess: ({ ids }) => refreshProspects(queries, ids),
    // Of a job that failed some may be taken back.
    onError: () => refreshProspects(queries, 'all'),
  })
}
