import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, type Body, client, dataOf } from '../client.ts'
import { sendOnce } from '../sending/once.ts'
import type { Prospect } from './list.ts'
import { prospectQuery, readTagged, type TaggedProspect } from './one.ts'

export type ProfileChange = Body<'/v2/prospects/{id}', 'patch'>

/** Somebody else changed the same field since the editor was opened: what it is now. Nothing was written. */
export class StaleEdit extends Error {
  override readonly name = 'StaleEdit'
  readonly current: TaggedProspect

  constructor(current: TaggedProspect) {
    super('Somebody changed this meanwhile')
    this.current = current
  }
}

const write = (id: number, body: ProfileChange, tag: string | null): Promise<TaggedProspect> =>
  sendOnce(async (once) => {
    const header = { ...once, ...(tag === null ? {} : { 'if-match': tag }) }
    const call = client.PATCH('/v2/prospects/{id}', { params: { path: { id }, header }, body })
    return { ...(await dataOf(call)), tag: (await call).response.headers.get('etag') }
  })

const isStale = (error: unknown): boolean => error instanceof ApiError && error.status === 412

const isUntouched = (body: ProfileChange, seen: Prospect, current: Prospect): boolean =>
  (Object.keys(body) as (keyof ProfileChange)[]).every((field) => seen[field] === current[field])

/** In which others may be quicker; each time the field itself was as the editor has seen it. */
const mostTries = 5

/** Any event makes a tag stale. Only when somebody changed the very field, the person has to decide. */
const writeOver = async (seen: TaggedProspect, body: ProfileChange): Promise<TaggedProspect> => {
  let { tag } = seen
  for (let tries = 1; ; tries += 1) {
    try {
      return await write(seen.id, body, tag)
    } catch (error) {
      if (!isStale(error) || tries === mostTries) throw error
      const current = await readTagged(seen.id)
      if (!isUntouched(body, seen, current)) throw new StaleEdit(current)
      tag = current.tag
    }
  }
}

export type Edit = {
  /** The prospect as it was when the editor was opened. */
  readonly seen: TaggedProspect
  readonly changes: ProfileChange
}

/** Changes the profile: shown at once, taken back when the server refuses or somebody was quicker (`StaleEdit`). */
export const useEditProspect = (id: number) => {
  const queries = useQueryClient()
  const { queryKey } = prospectQuery(id)
  return useMutation({
    mutationFn: ({ seen, changes }: Edit) => writeOver(seen, changes),
    onMutate: async ({ changes }) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData(queryKey)
      if (before !== undefined) queries.setQueryData(queryKey, { ...before, ...changes } as TaggedProspect)
      return { before }
    },
    onError: (error, _edit, saved) =>
      queries.setQueryData(queryKey, error instanceof StaleEdit ? error.current : saved?.before),
    onSuccess: (prospect) => queries.setQueryData(queryKey, prospect),
    onSettled: () => {
      for (const noun of ['prospects', 'desk', 'calendar']) void queries.invalidateQueries({ queryKey: [noun] })
      void queries.invalidateQueries({ queryKey: ['prospect', id] })
    },
  })
}
