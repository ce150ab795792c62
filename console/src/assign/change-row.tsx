import { ActionIcon, Text } from '@mantine/core'
import { ArrowRight, Ban, X } from 'lucide-react'
import { refusalText } from '../batches/preview.ts'
import { prospectText } from '../parts/prospect-name.tsx'
import { Street } from '../parts/street.tsx'
import { Assignees } from '../parts/user-avatar.tsx'
import classes from './assign.module.css'
import type { Row } from './use-assignment.ts'

const Change = ({ row: { target, outcome, isChanged }, isReady }: { readonly row: Row; readonly isReady: boolean }) => {
  const refusal = target.refusal ?? (outcome === undefined ? null : refusalText(outcome))
  if (refusal !== null)
    return (
      <Text span size="xs" c="var(--mantine-color-error)" className={classes['change'] ?? ''} title={refusal}>
        <Ban size={13} aria-hidden="true" />
        <Text span inherit lineClamp={2}>
          Refused: {refusal}
        </Text>
      </Text>
    )
  return (
    <span className={classes['change']}>
      <Assignees ids={target.assignees} />
      {isReady && isChanged && (
        <>
          <ArrowRight size={14} role="img" aria-label="then" className={classes['arrow']} />
          {outcome?.after === null || outcome === undefined ? (
            <Text span size="xs" c="dimmed">
              …
            </Text>
          ) : (
            <Assignees ids={outcome.after.assigned_to_user_ids} />
          )}
        </>
      )}
      {isReady && !isChanged && (
        <Text span size="xs" c="dimmed">
          stays
        </Text>
      )}
    </span>
  )
}

type Props = { readonly row: Row; readonly isReady: boolean; readonly onLeaveOut: (id: number) => void }

/** One prospect of the preview: who it is, from whom to whom it goes, or why it can't. */
export const ChangeRow = ({ row, isReady, onLeaveOut }: Props) => {
  const { target, isOther, isMoved } = row
  const name = prospectText(target)
  return (
    <>
      <span className={classes['who']} data-other={isOther || undefined}>
        <Text size="sm" fw={550} truncate dir="auto" ta="left">
          {name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {isMoved && (
            <Text span inherit fw={600} c="var(--foyer-attention)">
              Changed just now ·{' '}
            </Text>
          )}
          {isOther ? 'Same number · ' : ''}
          {target.unitAddress === null ? 'No unit' : <Street address={target.unitAddress} />}
        </Text>
      </span>
      <Change row={row} isReady={isReady} />
      <ActionIcon
        size={24}
        variant="subtle"
        color="gray"
        aria-label={`Leave out ${name}`}
        onClick={() => onLeaveOut(target.id)}
      >
        <X size={14} />
      </ActionIcon>
    </>
  )
}
