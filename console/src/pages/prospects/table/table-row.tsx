import { FlexRender, type Row } from '@tanstack/react-table'
import { memo } from 'react'
import type { ListedProspect } from '../../../api/prospects/list.ts'
import { prospectText } from '../../../parts/prospect-name.tsx'
import type { features } from './columns.tsx'
import { ProspectCard } from './prospect-card.tsx'
import classes from './table.module.css'

type Props = {
  readonly row: Row<typeof features, ListedProspect>
  readonly index: number
  readonly start: number
  readonly height: number
  readonly isCard: boolean
  readonly isChosen: boolean
  readonly isHere: boolean
  readonly onToggle: (index: number, isRange: boolean) => void
}

const isSame = (one: Props, other: Props): boolean =>
  // A table makes new rows for each window of the list: what they show decides.
  one.row.original === other.row.original &&
  (Object.keys(one) as (keyof Props)[]).every((name) => name === 'row' || one[name] === other[name])

/** One prospect of the table, or on a phone its card. */
export const TableRow = memo(function OneRow({ row, index, start, height, isCard, ...state }: Props) {
  const { isChosen, isHere, onToggle } = state
  const prospect = row.original
  return (
    <tr
      aria-rowindex={index + 2}
      className={classes[isCard ? 'card' : 'row']}
      style={{ height, transform: `translateY(${start}px)` }}
      data-index={index}
      data-chosen={isChosen || undefined}
      data-here={isHere || undefined}
    >
      <td className={classes['check']}>
        <label className={classes['hit']}>
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={`Select ${prospectText(prospect)}`}
            onChange={(event) => onToggle(index, (event.nativeEvent as MouseEvent).shiftKey === true)}
          />
        </label>
      </td>
      {isCard ? (
        <td className={classes['cardCell']}>
          <ProspectCard prospect={prospect} />
        </td>
      ) : (
        row.getAllCells().map((cell) => (
          <td key={cell.id} className={classes['cell']} data-column={cell.column.id}>
            <FlexRender cell={cell} />
          </td>
        ))
      )}
    </tr>
  )
}, isSame)
