import { useNavigate, useSearch } from '@tanstack/react-router'
import { type EventType, eventTypeRow } from '../../../../../server/src/catalogue/event-types.ts'
import {
  type DeliveryStatus,
  deliveryStatuses,
  type WebhookTable,
  webhookTables,
} from '../../../../../server/src/catalogue/webhooks.ts'
import type { DeliveryFilter } from '../../../api/webhooks.ts'

/** What the log shows, as it stands in the address. */
export type LogSearch = {
  readonly status?: string
  readonly table?: string
  readonly type?: string
  readonly prospect?: string
  /** The one that is open. */
  readonly delivery?: string
}
export type LogChange = { readonly [Name in keyof LogSearch]: string | undefined }

const separator = ';'

const partsOf = (text: string | undefined): readonly string[] => text?.split(separator).filter(Boolean) ?? []

export const statusesOf = ({ status }: LogSearch): readonly DeliveryStatus[] => {
  const asked = partsOf(status)
  return deliveryStatuses.filter((name) => asked.includes(name))
}

/** Names of types have commas in them. */
export const typesOf = ({ type }: LogSearch): readonly EventType[] =>
  partsOf(type).filter((name): name is EventType => eventTypeRow(name) !== null)

export const tableOf = ({ table }: LogSearch): WebhookTable | null =>
  webhookTables.find((name) => name === table) ?? null

export const joined = (parts: readonly string[]): string | undefined =>
  parts.length === 0 ? undefined : parts.join(separator)

/** The filter that the API takes. What an address asks for and does not exist is left out. */
export const filterOf = (search: LogSearch): DeliveryFilter => {
  const statuses = statusesOf(search)
  const types = typesOf(search)
  const table = tableOf(search)
  const prospect = Number(search.prospect)
  return {
    ...(statuses.length > 0 && { status: [...statuses] }),
    ...(types.length > 0 && { event_type: [...types] }),
    ...(table !== null && { table }),
    ...(Number.isSafeInteger(prospect) && prospect > 0 && { prospect_id: prospect }),
  }
}

export const isFiltered = (search: LogSearch): boolean => Object.keys(filterOf(search)).length > 0

/** What the log shows, and how to change some of it. */
export const useLogSearch = () => {
  const search = useSearch({ strict: false }) as LogSearch
  const navigate = useNavigate()
  const change = (some: LogChange): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...some }), replace: some.delivery === undefined })
  return { search, change }
}
