import { Checkbox } from '@mantine/core'
import type { ReactTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { memo } from 'react'
import type { ListedProspect } from '../../../api/prospects/list.ts'
import type { Sort } from '../filters/search.ts'
import { type features, sortsOf } from './columns.tsx'
import classes from './table.module.css'

type Props = {
  readonly table: ReactTable<typeof features, ListedProspect>
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  readonly isCard: boolean
  readonly isAll: boolean
  readonly isSome: boolean
  readonly onToggleAll: () => void
}

const ariaSort = (sort: Sort | undefined) =>
  sort === undefined ? 'none' : sort.startsWith('-') ? ('descending' as const) : ('ascending' as const)

const isSame = (one: Props, other: Props): boolean =>
  // The columns are always the same, and a table is made anew for each window of the list.
  (Object.keys(one) as (keyof Props)[]).every((name) => name === 'table' || one[name] === other[name])

/** The head that stays: choosing all that were read, and the order. */
export const TableHead = memo(function Head({ table, sort, onSort, isCard, isAll, isSome, onToggleAll }: Props) {
  return (
    <thead className={classes['head']}>
      <tr className={classes['headRow']} data-card={isCard || undefined} aria-rowindex={1}>
        <th scope="col" className={classes['check']}>
          <Checkbox
            size="xs"
            aria-label="Select all rows that are loaded"
            checked={isAll}
            indeterminate={isSome && !isAll}
            onChange={onToggleAll}
          />
        </th>
        {isCard ? (
          <th scope="col">Prospect</th>
        ) : (
          table.getHeaderGroups()[0]?.headers.map((header) => {
            const sorts = sortsOf[header.column.id]
            const active = sorts?.find((one) => one === sort)
            const next = sorts?.[(sorts.indexOf(sort) + 1) % sorts.length]
            const name = <table.FlexRender header={header} />
            const Arrow = active === undefined ? ChevronsUpDown : active.startsWith('-') ? ArrowDown : ArrowUp
            return (
              <th
                key={header.id}
                scope="col"
                className={classes['cell']}
                data-column={header.column.id}
                {...(sorts === undefined ? {} : { 'aria-sort': ariaSort(active) })}
              >
                {next === undefined ? (
                  name
                ) : (
                  <button
                    type="button"
                    className={classes['sort']}
                    data-active={active !== undefined || undefined}
                    onClick={() => onSort(next)}
                  >
                    {name}
                    <Arrow size={13} aria-hidden="true" />
                  </button>
                )}
              </th>
            )
          })
        )}
      </tr>
    </thead>
  )
}, isSame)
