import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, type Body, client, dataOf, type Query } from './client.ts'
import { sendOnce, useSendingOnce } from './sending/once.ts'

export type Webhook = Answer<'/v2/webhooks/{id}', 'get'>
/** Its `secret` is shown this once. */
export type NewWebhook = Answer<'/v2/webhooks', 'post', 201>
export type Delivery = Answer<'/v2/webhooks/{id}/deliveries', 'get'>['data'][number]
export type Attempt = Answer<'/v2/webhooks/{id}/test', 'post'>
export type NewWebhookBody = Body<'/v2/webhooks', 'post'>
export type ReplayBody = Body<'/v2/webhooks/{id}/replay', 'post'>
export type Replayed = Answer<'/v2/webhooks/{id}/replay', 'post', 202>
export type DeliveryFilter = Omit<Query<'/v2/webhooks/{id}/deliveries'>, 'cursor' | 'limit'>

export const webhooksQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['webhooks', accountId],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/v2/webhooks', { params: { query: { account_id: accountId, limit: 100 } }, signal })),
  })

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhook', id],
    queryFn: ({ signal }) => dataOf(client.GET('/v2/webhooks/{id}', { params: { path: { id } }, signal })),
  })

export const deliveriesQuery = (id: string, filter: DeliveryFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['webhook', id, 'deliveries', filter],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/v2/webhooks/{id}/deliveries', {
          params: { path: { id }, query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })

export const deliveryQuery = (id: string, deliveryId: number) =>
  queryOptions({
    queryKey: ['webhook', id, 'delivery', deliveryId],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/v2/webhooks/{id}/deliveries/{delivery_id}', {
          params: { path: { id, delivery_id: deliveryId } },
          signal,
        }),
      ),
  })

const useWebhookChange = <Given, Outcome>(change: (given: Given) => Promise<Outcome>) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['webhooks'] })
      await queries.invalidateQueries({ queryKey: ['webhook'] })
    },
  })
}

export const useCreateWebhook = () => {
  const send = useSendingOnce()
  return useWebhookChange((body: NewWebhookBody) =>
    send(body, (header) => dataOf(client.POST('/v2/webhooks', { params: { header }, body }))),
  )
}

export type WebhookChange = Body<'/v2/webhooks/{id}', 'patch'>

/** Shows the change at once, and takes it back when the server refuses it. */
export const useChangeWebhook = (id: string) => {
  const queries = useQueryClient()
  const { queryKey } = webhookQuery(id)
  return useMutation({
    mutationFn: (body: WebhookChange) =>
      sendOnce((header) => dataOf(client.PATCH('/v2/webhooks/{id}', { params: { path: { id }, header }, body }))),
    onMutate: async (body) => {
      await queries.cancelQueries({ queryKey, exact: true })
      const before = queries.getQueryData(queryKey)
      if (before !== undefined) queries.setQueryData(queryKey, { ...before, ...body })
      return { before }
    },
    onError: (_error, _body, kept) => {
      if (kept?.before !== undefined) queries.setQueryData(queryKey, kept.before)
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['webhooks'] })
      await queries.invalidateQueries({ queryKey: ['webhook', id] })
    },
  })
}

/** What is shown of it is left alone: its page goes away after it, and would only be told that nothing is there. */
export const useDeleteWebhook = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      sendOnce((header) => dataOf(client.DELETE('/v2/webhooks/{id}', { params: { path: { id }, header } }))),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
}

/** Sends a message now, past the queue, and tells what the receiver answered. */
export const useTestWebhook = () =>
  useWebhookChange((id: string) => dataOf(client.POST('/v2/webhooks/{id}/test', { params: { path: { id } } })))

export const useRotateSecret = (id: string) =>
  useWebhookChange((body: Body<'/v2/webhooks/{id}/rotate_secret', 'post'>) =>
    sendOnce((header) =>
      dataOf(client.POST('/v2/webhooks/{id}/rotate_secret', { params: { path: { id }, header }, body })),
    ),
  )

export const useResendDelivery = (id: string) =>
  useWebhookChange((deliveryId: number) =>
    sendOnce((header) =>
      dataOf(
        client.POST('/v2/webhooks/{id}/deliveries/{delivery_id}/resend', {
          params: { path: { id, delivery_id: deliveryId }, header },
        }),
      ),
    ),
  )

export const useReplay = (id: string) =>
  useWebhookChange((body: ReplayBody) =>
    sendOnce((header) => dataOf(client.POST('/v2/webhooks/{id}/replay', { params: { path: { id }, header }, body }))),
  )
