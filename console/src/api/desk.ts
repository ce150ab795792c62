import { queryOptions } from '@tanstack/react-query'
import { ask } from './client.ts'
import type { Role } from './users.ts'

export type DeskProspect = {
  readonly id: number
  readonly name: string | null
  readonly phone: string | null
  readonly status: string
  readonly stage: string
  readonly source: string
  readonly unit_address: string | null
  readonly assigned_to_user_ids: readonly string[]
  readonly next_follow_up: string | null
  readonly last_event_at: string | null
  readonly created_at: string
}

type DeskShowing = {
  readonly prospect_id: number
  readonly name: string | null
  readonly unit_address: string | null
  readonly planned_date_time: string
  readonly user_ids: readonly string[]
  readonly status: string
}

type Pile = { readonly count: number; readonly prospects: readonly DeskProspect[] }

/** Counts end at 1,000, which means that many or more. */
export type Desk = {
  readonly unassigned: Pile
  readonly follow_ups_due: Pile & { readonly mine: number }
  readonly showings_today: { readonly count: number; readonly showings: readonly DeskShowing[] }
  readonly awaiting_response: Pile
}

const byAccount = <Shape>(noun: string, accountId: string) =>
  queryOptions({
    queryKey: [noun, accountId],
    queryFn: () => ask<Shape>('GET', `/v2/${noun}`, { query: { account_id: accountId } }),
  })

export const deskQuery = (accountId: string) => byAccount<Desk>('desk', accountId)

export type Load = {
  readonly user: { readonly id: string; readonly name: string; readonly role: Role }
  readonly prospects: number
  readonly follow_ups_due: number
  readonly showings_next_7_days: number
  readonly last_assigned_at: string | null
}

/** What each user of the account has to do. */
export const workloadQuery = (accountId: string) => byAccount<{ readonly data: readonly Load[] }>('workload', accountId)

export type StageCount = { readonly stage: string; readonly count: number }

export const stagesQuery = (accountId: string) =>
  byAccount<{ readonly data: readonly StageCount[] }>('stages', accountId)

export type CalendarEntry = {
  readonly kind: 'showing' | 'follow_up'
  readonly prospect_id: number
  readonly prospect_name: string | null
  readonly unit_address: string | null
  readonly at: string
  readonly user_ids: readonly string[]
  readonly status: string
}

/** Moments in RFC 3339; at most 62 days. */
export type CalendarWindow = { readonly from: string; readonly to: string; readonly user_id?: string }

export const calendarQuery = (accountId: string, window: CalendarWindow) =>
  queryOptions({
    queryKey: ['calendar', accountId, window],
    queryFn: () =>
      ask<{ readonly data: readonly CalendarEntry[]; readonly has_more: boolean }>('GET', '/v2/calendar', {
        query: { account_id: accountId, ...window },
      }),
  })
