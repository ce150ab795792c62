import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '../api/client.ts'
import { eventFor, eventsFor, piecesOf } from '../batches/events-for.ts'
import { type Outcome, previewOf, refusalText } from '../batches/preview.ts'
import type { Target } from './plan.ts'

const toNobody = { event_type: 'Assign to User', context: { assignedToUserIds: [] } } as const

const targetOf = (outcome: Outcome): Target => ({
  id: outcome.prospect?.id ?? outcome.prospect_id ?? 0,
  name: outcome.prospect?.name ?? null,
  phone: outcome.prospect?.phone ?? null,
  unitAddress: outcome.prospect?.unit_address ?? null,
  assignees: outcome.before?.assigned_to_user_ids ?? [],
  refusal: refusalText(outcome),
})

/** Who they are and who has them: a preview tells it of a thousand at once. */
export const targetsQuery = (accountId: string, ids: readonly number[]) =>
  queryOptions({
    queryKey: ['prospects', accountId, 'assignable', ids],
    queryFn: async ({ signal }) => {
      const { results } = await previewOf(accountId, eventsFor(toNobody, ids), signal)
      return results.map(targetOf)
    },
    gcTime: 60_000,
  })

const phonesPerCall = 250
/** Each refused call names up to 20 numbers that can't be read. */
const mostRounds = 10

const unreadable = (error: unknown): ReadonlySet<number> => {
  const details = error instanceof ApiError && error.status === 400 ? error.details : []
  return new Set(details.flatMap(({ dataPath }) => /^\.?events\[(\d+)\]\.phone$/.exec(dataPath)?.[1] ?? []).map(Number))
}

const withPhones = async (accountId: string, phones: readonly string[], signal: AbortSignal): Promise<Outcome[]> => {
  let left = phones
  for (let round = 0; round < mostRounds && left.length > 0; round += 1) {
    const events = left.map((phone) => eventFor(toNobody, { phone }))
    try {
      const { results } = await previewOf(accountId, events, signal)
      return results
    } catch (error) {
      // Texts that are no numbers stand in the field, too: nobody else has them.
      const texts = unreadable(error)
      if (texts.size === 0) throw error
      left = left.filter((_, index) => !texts.has(index))
    }
  }
  return []
}

const fewestDigits = 7

/** The other inquiries of the people with these phone numbers: prospects of the account that are not among `ids`. */
export const samePeopleQuery = (accountId: string, ids: readonly number[], targets: readonly Target[]) => {
  const phones = [...new Set(targets.flatMap(({ phone }) => phone ?? []))].filter(
    (phone) => phone.replace(/\D/g, '').length >= fewestDigits,
  )
  return queryOptions({
    queryKey: ['prospects', accountId, 'same people', ids, phones],
    queryFn: async ({ signal }) => {
      const found = new Map<number, Target>()
      const chosen = new Set([...ids, ...targets.map(({ id }) => id)])
      for (const piece of piecesOf(phones, phonesPerCall)) {
        for (const target of (await withPhones(accountId, piece, signal)).map(targetOf)) {
          if (!chosen.has(target.id) && target.id !== 0) found.set(target.id, target)
        }
      }
      return [...found.values()]
    },
    enabled: phones.length > 0,
    gcTime: 60_000,
  })
}

/** What an assign dialog is opened with. */
export type AssignDialogProps = {
  /** 1 to 10,000 prospects of the chosen account. More than 1,000 are done by a job of the server. */
  readonly prospectIds: readonly number[]
  readonly onClose: () => void
  /** Called when they are assigned, before it closes. */
  readonly onAssigned?: () => void
}
