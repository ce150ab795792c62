import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { type Answer, client, dataOf, type Query } from './client.ts'
import { sendOnce } from './sending/once.ts'

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

/** Enough for the head and the first rows, and soon sent. */
const previewBytes = 262_144

/** How the server understands the head of the file, with its first rows. `file` is named by what tells it from others. */
export const importPreviewQuery = (file: File, { dry_run: _unused, ...query }: ImportAs) =>
  queryOptions({
    queryKey: ['import-preview', query, file.name, file.size, file.lastModified],
    queryFn: ({ signal }) => {
      const beginning = new File([file.slice(0, previewBytes)], file.name)
      return dataOf(client.POST('/v2/imports/preview', { params: { query }, ...sent(beginning), signal }))
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    placeholderData: keepPreviousData,
  })

/** Answers when all of the file is read, or `giveUp` is called; until then `importsQuery` shows how far it is. */
export const useImportFile = () => {
  const queries = useQueryClient()
  const giving = useRef(new AbortController())
  const mutation = useMutation({
    mutationFn: ({ file, ...query }: ImportAs & { readonly file: File }) => {
      giving.current = new AbortController()
      const { signal } = giving.current
      return sendOnce((header) => {
        // Else what was broken off would be sent again.
        signal.throwIfAborted()
        const params = { query: { ...query, file_name: file.name.slice(0, 200) }, header }
        return dataOf(client.POST('/v2/imports', { params, ...sent(file), signal }))
      })
    },
    // What became of it is not held up by that. How the file was understood is as before, and would be sent for again.
    onSettled: (_outcome, _error, { dry_run: isDry }) =>
      void queries.invalidateQueries({
        predicate: ({ queryKey: [noun] }) => (isDry === true ? noun === 'imports' : noun !== 'import-preview'),
      }),
  })
  return { ...mutation, giveUp: () => giving.current.abort() }
}

/** Ends an import that is running; whoever waits for its end is told so. */
export const useCancelImport = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      sendOnce((header) => dataOf(client.POST('/v2/imports/{id}/cancel', { params: { path: { id }, header } }))),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
}

/** Where the rows that were rejected are: for `<a href download>`. */
export const rejectsFile = (id: string): string => `/v2/imports/${id}/rejects?format=csv`

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
