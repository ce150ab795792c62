import { Button, useMatches } from '@mantine/core'
import { Clock3, Download, SearchX, UserRoundSearch } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useAccount, useMay } from '../../api/accounts.ts'
import { countText } from '../../app/looks/count-text.ts'
import { AssignDialog } from '../../assign/assign-dialog.tsx'
import { FirstLeads } from '../../new-lead/first-leads.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { MoreFailed } from '../../parts/waiting/more-failed.tsx'
import { Reading } from '../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { BulkEventDialog } from './bulk/bulk-event-dialog.tsx'
import { type BulkAction, SelectionBar } from './bulk/selection-bar.tsx'
import { FilterBar } from './filters/filter-bar.tsx'
import { type Sort, sortOf, viewQueryOf } from './filters/search.ts'
import { useProspectsSearch } from './filters/use-search.ts'
import classes from './prospects.module.css'
import { EndBar } from './rows/end-bar.tsx'
import type { Selection } from './rows/use-selection.ts'
import { ProspectsTable } from './table/prospects-table.tsx'
import { useList } from './use-list.ts'
import { ViewsMenu } from './views/views-menu.tsx'

/** The whole account as a file; the server has it only for who may take it along. */
const ExportLink = () => {
  const { id } = useAccount()
  const mayExport = useMay('exportRecords')
  if (!mayExport) return null
  return (
    <Button
      component="a"
      href={`/v2/exports/prospects?${new URLSearchParams({ account_id: id, format: 'csv' })}`}
      download
      variant="default"
      leftSection={<Download size={15} aria-hidden="true" />}
      title="All prospects of the account, whatever is filtered here"
    >
      Export all as CSV
    </Button>
  )
}

const Nothing = () => {
  const { search, go } = useProspectsSearch()
  const isAll = viewQueryOf({ ...search, sort: '' }) === ''
  if (isAll && sortOf(search.sort) !== 'next_follow_up')
    return (
      <EmptyState icon={UserRoundSearch} title="No prospects yet">
        <FirstLeads />
      </EmptyState>
    )
  const showAll = (
    <Button variant="default" onClick={() => go({})}>
      Show all prospects
    </Button>
  )
  if (isAll)
    return (
      <EmptyState icon={Clock3} title="No follow-up is planned" action={showAll}>
        In this order stand those with a follow-up only. Plan one on a prospect's page.
      </EmptyState>
    )
  return (
    <EmptyState icon={SearchX} title="No prospect fits" action={showAll}>
      Take a filter away, or search for the beginning of a name, an e-mail address, or the last digits of a number.
    </EmptyState>
  )
}

type DialogProps = {
  readonly action: BulkAction | null
  readonly ids: readonly number[]
  readonly selection: Selection
  readonly onClose: () => void
}

const BulkDialog = ({ action, ids, selection, onClose }: DialogProps) => {
  if (action === null) return null
  if (action === 'assign') return <AssignDialog prospectIds={ids} onClose={onClose} onAssigned={selection.clear} />
  return <BulkEventDialog kind={action} prospectIds={ids} onClose={onClose} />
}

const mayNot = 'Your role may read prospects, but not change them.'

/** All prospects of the account: searched, filtered and sorted by the server, and what can be done to many of them at once. */
export const ProspectsPage = () => {
  const mayWrite = useMay('addEvents')
  const { search, change } = useProspectsSearch()
  const isCard = useMatches({ base: true, sm: false }, { getInitialValueInEffect: false })
  const [action, setAction] = useState<BulkAction | null>(null)
  const onSort = useCallback((sort: Sort) => change({ sort: sort === '-created_at' ? undefined : sort }), [change])
  const { rows, query, hasMore, selection, table, onSight, keys, isToEnd, stop } = useList(() => {
    if (mayWrite && (selection.chosen.size > 0 || keys.cursor !== null)) setAction('assign')
  })
  const here = keys.cursor === null ? undefined : rows[keys.cursor]
  const ids = useMemo(
    () => (selection.chosen.size > 0 ? [...selection.chosen] : here === undefined ? [] : [here.id]),
    [selection.chosen, here],
  )
  const sort = sortOf(search.sort)
  return (
    <div className={classes['page']}>
      <PageTitle
        title="Prospects"
        {...(query.data === undefined ? {} : { aside: countText(rows.length, hasMore) })}
        actions={
          <>
            <ViewsMenu />
            <ExportLink />
          </>
        }
      />
      <FilterBar onLeave={() => keys.go(keys.cursor ?? 0)} />
      <div className={classes['list']}>
        <Reading query={query} title="The prospects can't be shown" skeleton={<SkeletonRows rows={16} height={40} />}>
          {() => rows.length === 0 && !hasMore && <Nothing />}
        </Reading>
        <MoreFailed pages={query} />
        {rows.length > 0 && (
          <ProspectsTable
            key={isCard ? 'cards' : 'rows'}
            rows={rows}
            hasMore={hasMore}
            isCard={isCard}
            isOld={query.isPlaceholderData}
            sort={sort}
            onSort={onSort}
            selection={selection}
            cursor={keys.cursor}
            onCursor={keys.setCursor}
            onSight={onSight}
            onHand={stop}
            handle={table}
          />
        )}
        {isToEnd && hasMore && <EndBar count={rows.length} sort={sort} onSort={onSort} onStop={stop} />}
        {selection.chosen.size > 0 && (
          <SelectionBar
            count={selection.chosen.size}
            refusal={mayWrite ? null : mayNot}
            onAct={setAction}
            onClear={selection.clear}
          />
        )}
      </div>
      <BulkDialog action={action} ids={ids} selection={selection} onClose={() => setAction(null)} />
    </div>
  )
}
