import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client, dataOf } from '../api/client.ts'
import type { NewEvent, Preview } from '../api/events.ts'
import { faultText } from '../api/refusals/told.ts'

export type Outcome = Preview['results'][number]

/** What these events would do to each target, now; nothing is written. */
export const previewOf = async (
  accountId: string,
  events: readonly NewEvent[],
  signal: AbortSignal,
): Promise<Preview> => {
  const body = { account_id: accountId, mode: 'partial' as const, dry_run: true, events: [...events] }
  return (await dataOf(client.POST('/v2/leasing_events', { body, signal }))) as Preview
}

/** Read again when one of the account's prospects changes: its key begins as those of lists do. */
export const previewQuery = (accountId: string, events: readonly NewEvent[]) =>
  queryOptions({
    queryKey: ['prospects', accountId, 'preview', events],
    queryFn: ({ signal }) => previewOf(accountId, events, signal),
    enabled: events.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })

/** Why a target is refused, in a sentence. */
export const refusalText = ({ refusals }: Pick<Outcome, 'refusals'>): string | null =>
  refusals === null ? null : refusals.map(({ code, ...rest }) => faultText({ ...rest, keyword: code })).join('; ')
