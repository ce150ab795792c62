import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useDeferredValue, useEffect } from 'react'
import { useAccount, useAccounts } from '../../api/accounts.ts'
import { ApiError } from '../../api/client.ts'
import { prospectQuery, type TaggedProspect } from '../../api/prospects/one.ts'
import { paths } from '../../app/paths.ts'
import { notifyDone } from '../../notices/notify.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { prospectText, TextLink } from '../../parts/prospect-name.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { ProspectView } from './prospect-view.tsx'

const isNotThere = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 404 || (error.status === 400 && error.details.length > 0))

const Missing = () => (
  <>
    <PageTitle title="Prospect" />
    <EmptyState
      icon={SearchX}
      title="There is no such prospect"
      action={<TextLink to={paths.prospects}>To all prospects</TextLink>}
    >
      The link may be old, or the prospect is in an account that is not yours.
    </EmptyState>
  </>
)

/** The server sends on from a prospect that was merged to the one that has its events. */
const useFollowMerge = (id: number, prospect: TaggedProspect | undefined): void => {
  const navigate = useNavigate()
  useEffect(() => {
    if (prospect === undefined || prospect.id === id) return
    notifyDone(`Prospect ${id} was merged into ${prospectText(prospect)}`)
    void navigate({ to: paths.prospect, params: { id: String(prospect.id) }, search: (all) => all, replace: true })
  }, [id, navigate, prospect])
}

/** A link to a prospect of another account of the caller: the page is in that account, with its people and its clocks. */
const useFollowAccount = (prospect: TaggedProspect | undefined): boolean => {
  const navigate = useNavigate()
  const chosen = useAccount().id
  const home = useAccounts().find(({ id }) => id === prospect?.account_id)?.id ?? chosen
  useEffect(() => {
    if (home !== chosen) void navigate({ to: '.', search: (all) => ({ ...all, account: home }), replace: true })
  }, [chosen, home, navigate])
  return home === chosen
}

const skeleton = <SkeletonRows rows={10} height={44} />

/** One prospect: who they are, where they stand, all that happened, and what to do next. */
export const ProspectPage = () => {
  const { id: text = '' } = useParams({ strict: false })
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0
  const query = useQuery({ ...prospectQuery(id), enabled: id > 0 })
  const prospect = query.data
  useFollowMerge(id, prospect)
  const isAtHome = useFollowAccount(prospect)
  // The skeleton stays until the whole page is drawn, which is done bit by bit.
  const drawn = useDeferredValue(prospect, undefined)
  if (id === 0 || isNotThere(query.error)) return <Missing />
  if (prospect !== undefined && drawn !== undefined && isAtHome)
    return <ProspectView key={prospect.id} prospect={prospect} />
  return (
    <>
      <PageTitle title="Prospect" />
      <Reading query={query} title="The prospect can't be shown" skeleton={skeleton}>
        {() => skeleton}
      </Reading>
    </>
  )
}
