import { Button, useMatches } from '@mantine/core'
import { Download, SearchX, UserRoundSearch } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useAccount, useMay } from '../../api/accounts.ts'
import { AssignDialog } from '../../assign/assign-dialog.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { SkeletonRows } from '../../parts/waiting/skeleton-rows.tsx'
import { BulkEventDialog } from './bulk/bulk-event-dialog.tsx'
import { type BulkAction, SelectionBar } from './bulk/selection-bar.tsx'
import { FilterBar } from './filters/filter-bar.tsx'
import { filterOf, type Sort, sortOf, viewQueryOf } from './filters/search.ts'
import { useProspectsSearch } from './filters/use-search.ts'
import classes from './prospects.module.css'
import { type Sight, useRows } from './rows/use-rows.ts'
import { type Selection, useSelection } from './rows/use-selection.ts'
import { ProspectsTable, type TableHandle } from './table/prospects-table.tsx'
import { useKeys } from './use-keys.ts'
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
  if (viewQueryOf({ ...search, sort: '' }) === '' && sortOf(search.sort) !== 'next_follow_up')
    return (
      <EmptyState icon={UserRoundSearch} title="No prospects yet">
        Write down the first with New lead, or bring a file by Integrations.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={SearchX}
      title="No prospect fits"
      action={
        <Button variant="default" onClick={() => go({})}>
          Show all prospects
        </Button>
      }
    >
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

/** What is asked for, as the address says it; days are those of now, for as long as the page is open. */
const useFilter = () => {
  const { time_zone: timeZone } = useAccount()
  const { search } = useProspectsSearch()
  const [now] = useState(() => Date.now())
  const { view: _view, ...asked } = search
  const key = JSON.stringify(asked)
  return useMemo(() => filterOf(JSON.parse(key), timeZone, now), [key, timeZone, now])
}

const sightStep = 100

/** In large steps: else the whole page would be drawn for every row that is scrolled. */
const coarse = (before: Sight, firstRow: number, lastRow: number): Sight => {
  const first = Math.floor(firstRow / sightStep) * sightStep
  const last = Math.ceil(lastRow / sightStep) * sightStep
  return before.first === first && before.last === last ? before : { first, last }
}

const countText = (count: number, hasMore: boolean): string => `${count.toLocaleString('en')}${hasMore ? '+' : ''}`

/** All prospects of the account: searched, filtered and sorted by the server, and what can be done to many of them at once. */
export const ProspectsPage = () => {
  const { id: accountId } = useAccount()
  const mayWrite = useMay('addEvents')
  const { search, change } = useProspectsSearch()
  const isCard = useMatches({ base: true, sm: false }, { getInitialValueInEffect: false })
  const filter = useFilter()
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const { rows, query } = useRows(accountId, filter, sight)
  const selection = useSelection(filter, rows)
  const table = useRef<TableHandle>(null)
  const [action, setAction] = useState<BulkAction | null>(null)
  const onSight = useCallback((first: number, last: number) => setSight((before) => coarse(before, first, last)), [])
  const onSort = useCallback((sort: Sort) => change({ sort: sort === '-created_at' ? undefined : sort }), [change])
  const onAssign = (): void => {
    if (mayWrite && (selection.chosen.size > 0 || keys.cursor !== null)) setAction('assign')
  }
  const keys = useKeys({ question: filter, count: rows.length, table, selection, onAssign })
  const here = keys.cursor === null ? undefined : rows[keys.cursor]
  const ids = useMemo(
    () => (selection.chosen.size > 0 ? [...selection.chosen] : here === undefined ? [] : [here.id]),
    [selection.chosen, here],
  )
  const hasMore = query.hasNextPage && !query.isPlaceholderData
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
        {query.error !== null && (
          <ErrorNotice
            error={query.error}
            title={rows.length === 0 ? "The prospects can't be shown" : 'The rest can not be read'}
            onRetry={() => void (rows.length === 0 ? query.refetch() : query.fetchNextPage())}
          />
        )}
        {query.data === undefined && query.error === null && <SkeletonRows rows={16} height={40} />}
        {query.data !== undefined && rows.length === 0 && !hasMore && <Nothing />}
        {rows.length > 0 && (
          <ProspectsTable
            key={isCard ? 'cards' : 'rows'}
            rows={rows}
            hasMore={hasMore}
            isCard={isCard}
            isOld={query.isPlaceholderData}
            sort={sortOf(search.sort)}
            onSort={onSort}
            selection={selection}
            cursor={keys.cursor}
            onCursor={keys.setCursor}
            onSight={onSight}
            handle={table}
          />
        )}
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
