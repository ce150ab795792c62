import { queryOptions } from '@tanstack/react-query'
import { type Answer, client, dataOf, type Query } from './client.ts'

/** What waits, with the first of each pile. Counts end at 1,000, which means that many or more. */
export type Desk = Answer<'/v2/desk', 'get'>
export type DeskProspect = Desk['unassigned']['prospects'][number]
export type DeskShowing = Desk['showings_today']['showings'][number]

export const deskQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['desk', accountId],
    queryFn: ({ signal }) => dataOf(client.GET('/v2/desk', { params: { query: { account_id: accountId } }, signal })),
  })

/** What one user has to do. */
export type Load = Answer<'/v2/workload', 'get'>['data'][number]

const mostLoads = 500

/** The loads of the account's users. A larger staff is not shown whole. */
export const workloadQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['workload', accountId],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/v2/workload', { params: { query: { account_id: accountId, limit: mostLoads } }, signal })),
  })

/** How many prospects stand in each stage; counts end at 10,000. */
export const stagesQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['stages', accountId],
    queryFn: ({ signal }) => dataOf(client.GET('/v2/stages', { params: { query: { account_id: accountId } }, signal })),
  })

export type CalendarEntry = Answer<'/v2/calendar', 'get'>['data'][number]

/** Moments in RFC 3339, at most 62 days apart; of one user with `user_id`. */
export type CalendarWindow = Omit<Query<'/v2/calendar'>, 'account_id'>

export const calendarQuery = (accountId: string, window: CalendarWindow) =>
  queryOptions({
    queryKey: ['calendar', accountId, window],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/v2/calendar', { params: { query: { account_id: accountId, ...window } }, signal })),
  })
