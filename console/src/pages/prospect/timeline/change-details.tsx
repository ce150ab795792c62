import { ArrowRight } from 'lucide-react'
import type { HistoryItem } from '../../../api/prospects/one.ts'
import { unitLine, useUnit } from '../../../api/units.ts'
import classes from './timeline.module.css'
import { fieldName } from './words.ts'

type Change = Extract<HistoryItem, { readonly kind: 'change' }>['changes'][number]

const textOf = (value: Change['old']): string => {
  if (value === null || value === '') return 'nothing'
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

const UnitText = ({ id }: { readonly id: number }) => {
  const unit = useUnit(id)
  return <>{unit === undefined ? `unit ${id}` : unitLine(unit)}</>
}

const Value = ({ field, value }: { readonly field: string; readonly value: Change['old'] }) =>
  field === 'unit_id' && typeof value === 'number' ? <UnitText id={value} /> : textOf(value)

/** Each field from what to what. */
export const ChangeDetails = ({ changes }: { readonly changes: readonly Change[] }) =>
  changes.map((change) => (
    <div key={change.field} className={classes['detail']}>
      <span className={classes['quiet']}>{fieldName(change.field)}</span>
      <span className={classes['old']}>
        <Value field={change.field} value={change.old} />
      </span>
      <ArrowRight size={14} role="img" aria-label="to" />
      <span>
        <Value field={change.field} value={change.new} />
      </span>
    </div>
  ))
