import { ActionIcon } from '@mantine/core'
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './profile.module.css'

type Props = {
  readonly label: string
  readonly isEmpty: boolean
  /** Null for who may not. */
  readonly onEdit: (() => void) | null
  readonly children: ReactNode
}

/** A field as it stands, with a pencil that opens it. */
export const FieldRow = ({ label, isEmpty, onEdit, children }: Props) => (
  <div className={classes['row']}>
    <span className={classes['label']}>{label}</span>
    <span className={classes['value']} data-empty={isEmpty || undefined} dir="auto">
      {isEmpty ? 'Not known' : children}
    </span>
    {onEdit !== null && (
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        className={classes['pencil'] ?? ''}
        aria-label={`Change ${label.toLowerCase()}`}
        onClick={onEdit}
      >
        <Pencil size={14} />
      </ActionIcon>
    )}
  </div>
)
