import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { prospectsText } from '../batches/use-write-batch.ts'
import { Later, part } from '../later/later.tsx'
import { SkeletonRows } from '../parts/waiting/skeleton-rows.tsx'
import type { AssignDialogProps } from './targets.ts'

const assignForm = part(() => import('./assign-form.tsx').then(({ AssignForm }) => AssignForm))

/**
 * Gives prospects to agents: who has how much, what would change for each, the same people's other inquiries, and a notice with
 * Undo. Opens when it is drawn: `{isAssigning && <AssignDialog prospectIds={ids} onClose={close} />}`. Only for who may add events.
 */
export const AssignDialog = (props: AssignDialogProps) => {
  const isPhone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false }) ?? false
  const count = props.prospectIds.length
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={`Assign ${prospectsText(count)}`}
      size={920}
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Later part={assignForm} props={props} skeleton={<SkeletonRows rows={9} height={44} />} />
    </Modal>
  )
}
