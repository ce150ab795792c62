import { ChevronsLeft, ChevronsRight, X } from 'lucide-react'
import classes from './board.module.css'
import { stageCount } from './stages.ts'

type Props = {
  readonly count: number | undefined
  readonly isOpen: boolean
  readonly isOver: boolean
  readonly onToggle: () => void
}

/** The column of who was lost, folded up: one can still drop cards on it. */
export const LostBar = ({ count, isOpen, isOver, onToggle }: Props) => (
  <button
    type="button"
    className={classes['lostBar']}
    data-stage="lost"
    data-over={isOver || undefined}
    aria-expanded={isOpen}
    onClick={onToggle}
  >
    {isOpen ? <ChevronsRight size={16} aria-hidden="true" /> : <ChevronsLeft size={16} aria-hidden="true" />}
    <span className={classes['lostText']}>
      <X size={13} aria-hidden="true" /> {isOpen ? 'Hide lost' : `Lost ${stageCount(count)}`.trimEnd()}
    </span>
  </button>
)
