import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { MessageCircleQuestion } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../api/accounts.ts'
import type { Desk, DeskProspect } from '../../api/desk.ts'
import { paths } from '../../app/paths.ts'
import { prospectText, TextLink } from '../../parts/prospect-name.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { Street } from '../../parts/street.tsx'
import { Assignees } from '../../parts/user-avatar.tsx'
import { DeskCard } from './desk-card.tsx'
import { DeskRow, Parts } from './desk-row.tsx'
import { useDeskAct, without } from './use-desk-act.ts'

const Respond = ({ prospect }: { readonly prospect: DeskProspect }) => {
  const act = useDeskAct()
  const [isOpen, setIsOpen] = useState(false)
  const [notes, setNotes] = useState('')
  const name = prospectText(prospect)
  const respond = (): void => {
    setIsOpen(false)
    void act({
      prospectId: prospect.id,
      draft: { event_type: 'PM Response', ...(notes.trim() === '' ? {} : { notes: notes.trim() }) },
      done: `Answered for ${name}`,
      shown: (desk) => ({ ...desk, awaiting_response: without(desk.awaiting_response, prospect.id) }),
    })
  }
  return (
    <>
      <Button size="compact-sm" variant="light" aria-label={`Respond: ${name}`} onClick={() => setIsOpen(true)}>
        Respond
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={`Respond: ${name}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack gap="sm" onKeyDown={getHotkeyHandler([['mod+Enter', respond]])}>
          <Textarea
            label="What is the answer?"
            autosize
            minRows={3}
            maxRows={12}
            maxLength={10_000}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setIsOpen(false)}>
              Cancel
            </Button>
            <Button onClick={respond}>Log response</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}

/** Prospects for whom a property manager was asked and has not answered, who waits longest first. */
export const AwaitingCard = ({ awaiting }: { readonly awaiting: Desk['awaiting_response'] }) => {
  const mayWrite = useMay('addEvents')
  return (
    <DeskCard
      title="Awaiting response"
      icon={MessageCircleQuestion}
      count={awaiting.count}
      rest={
        <TextLink to={paths.prospects} search={() => ({ awaiting: 'yes' })} size="xs">
          All who await a response
        </TextLink>
      }
      empty="Nobody waits for a property manager. Give a prospect the status Awaiting PM Response, and they stand here until the answer."
    >
      {awaiting.prospects.map((prospect) => (
        <DeskRow key={prospect.id} prospect={prospect} actions={mayWrite && <Respond prospect={prospect} />}>
          <Parts>
            {[
              <span key="since">
                asked <RelativeTime at={prospect.waiting_since} />
              </span>,
              <Assignees key="who" ids={prospect.assigned_to_user_ids} />,
              prospect.unit_address !== null && <Street key="where" address={prospect.unit_address} />,
            ]}
          </Parts>
        </DeskRow>
      ))}
    </DeskCard>
  )
}
