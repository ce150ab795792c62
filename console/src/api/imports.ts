import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, client, dataOf, onceOnly, type Query } from './client.ts'

export type Import = Answer<'/v2/imports/{id}', 'get'>
export type ImportPreview = Answer<'/v2/imports/preview', 'post'>
/** The fields are named by `columns`; without them by the file's own heads. */
export type ImportAs = Omit<Query<'/v2/imports', 'post'>, 'file_name'>

const typeOf = (file: File): string => (/\.(?:nd)?jsonl?$/i.test(file.name) ? 'application/x-ndjson' : 'text/csv')

/** The file as it is, read from the disk while it is sent. */
const sent = (file: File) => ({
  body: file as unknown as string,
  bodySerializer: (body: unknown) => body as Blob,
  headers: { 'content-type': typeOf(file) },
})

/** How the server understands the head of the file, with its first rows. Reads no more than it needs. */
export const usePreviewImport = () =>
  useMutation({
    mutationFn: ({ file, dry_run: _unused, ...query }: ImportAs & { readonly file: File }) =>
      dataOf(client.POST('/v2/imports/preview', { params: { query }, ...sent(file) })),
  })

export const useImportFile = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ file, ...query }: ImportAs & { readonly file: File }) =>
      dataOf(
        client.POST('/v2/imports', {
          params: { query: { ...query, file_name: file.name.slice(0, 200) }, header: onceOnly() },
          ...sent(file),
        }),
      ),
    onSettled: () => queries.invalidateQueries(),
  })
}

export const importsQuery = (accountId: string) =>
  infiniteQueryOptions({
    queryKey: ['imports', accountId],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/v2/imports', {
          params: { query: { account_id: accountId, limit: 20, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })

/** Asks again each second while it runs. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => dataOf(client.GET('/v2/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? 1_000 : false),
  })
