import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { meQuery } from '../accounts.ts'
import { client, dataOf } from '../client.ts'
import { useSession } from '../session.ts'
import { hearOthers, isOther, keepTo } from './this-tab.ts'

/** Anew from the server, with nothing of what was read for whoever was here before. */
const goToTheirs = (): void => window.location.assign('/console/')

/** Who the browser is signed in as now; null: as nobody, or the server did not say. */
const askWho = async (): Promise<string | null> =>
  (await dataOf(client.GET('/v2/session')).catch(() => null))?.user.id ?? null

/**
 * All tabs of a browser have one session. When somebody else signs in in another tab, this one must not go on showing what the first
 * person may see, nor write in the other's name: it begins anew as theirs. It hears so from the other tab, and asks when it is looked
 * at again.
 */
export const useOnePerson = (): void => {
  const { user } = useSession()
  const queries = useQueryClient()
  useEffect(() => {
    keepTo(user.id)
    if (isOther(user.id)) goToTheirs()
    const onPerson = (id: string | null): void => {
      // Nobody is signed in: the answer leads to the sign-in, as any read does.
      if (id === null) void queries.invalidateQueries({ queryKey: meQuery.queryKey })
      else if (isOther(id)) goToTheirs()
    }
    const look = async (): Promise<void> => {
      const id = await askWho()
      if (id !== null && isOther(id)) goToTheirs()
    }
    const onFocus = (): void => void look()
    window.addEventListener('focus', onFocus)
    const deafen = hearOthers(onPerson)
    return () => {
      window.removeEventListener('focus', onFocus)
      deafen()
    }
  }, [queries, user.id])
}
