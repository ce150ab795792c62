import { Alert, Button, Group, Kbd, SegmentedControl, Stack, Text } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useUsersById } from '../api/users.ts'
import { mostAtOnce, mostPerCall } from '../batches/events-for.ts'
import { prospectsText, useWriteBatch } from '../batches/use-write-batch.ts'
import { VirtualList } from '../batches/virtual-list.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Reading } from '../parts/waiting/reading.tsx'
import { SkeletonRows } from '../parts/waiting/skeleton-rows.tsx'
import { AgentList } from './agent-list.tsx'
import classes from './assign.module.css'
import { ChangeRow } from './change-row.tsx'
import type { Mode } from './plan.ts'
import { SamePeople } from './same-people.tsx'
import type { AssignDialogProps } from './targets.ts'
import { type Assignment, useAssignment } from './use-assignment.ts'

const modes: readonly { readonly value: Mode; readonly label: string }[] = [
  { value: 'replace', label: 'Replace' },
  { value: 'add', label: 'Add' },
  { value: 'remove', label: 'Remove' },
]

const modeWords: Readonly<Record<Mode, string>> = {
  replace: 'These agents have them, and nobody else',
  add: 'These agents have them beside who has them now',
  remove: 'These agents no longer have them',
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

const rowHeight = 50
const listHeight = 372

const countsOf = ({ rows }: Assignment) => {
  const refused = rows.filter(({ target, outcome }) => target.refusal !== null || outcome?.result === 'refused').length
  const changed = rows.filter(({ isChanged, outcome }) => isChanged && outcome?.result !== 'refused').length
  return { refused, changed, same: rows.length - refused - changed }
}

const Summary = ({ assignment }: { readonly assignment: Assignment }) => {
  const { refused, changed, same } = countsOf(assignment)
  const parts = [
    ...(changed === 0 ? [] : [`${changed.toLocaleString('en')} will change`]),
    ...(same === 0 ? [] : [`${same.toLocaleString('en')} ${same === 1 ? 'stays as it is' : 'stay as they are'}`]),
    ...(refused === 0 ? [] : [`${refused.toLocaleString('en')} refused`]),
  ]
  return (
    <Text size="xs" c="dimmed" role="status">
      {assignment.isReady ? parts.join(' · ') : 'Choose agents to see what would change'}
      {changed > mostAtOnce &&
        `. More than ${mostAtOnce.toLocaleString('en')} at once are done by the server one after another.`}
    </Text>
  )
}

const PreviewSide = ({ assignment }: { readonly assignment: Assignment }) => {
  const { look, preview, rows, isReady, leaveOut, events } = assignment
  return (
    <Reading query={look} title="The prospects can't be shown" skeleton={<SkeletonRows rows={6} height={rowHeight} />}>
      {() => (
        <Stack gap="xs">
          <SamePeople {...assignment} />
          <VirtualList
            rows={rows}
            label="What would change"
            rowHeight={rowHeight}
            maxHeight={listHeight}
            keyOf={({ target }) => target.id}
            draw={(row) => <ChangeRow row={row} isReady={isReady} onLeaveOut={leaveOut} />}
          />
          {rows.length === 0 && <Text size="sm">Nobody is left to be assigned.</Text>}
          {events.length > 0 && preview.error !== null && (
            <ErrorNotice
              error={preview.error}
              title="What would change can't be shown"
              onRetry={() => void preview.refetch()}
            />
          )}
          <Summary assignment={assignment} />
        </Stack>
      )}
    </Reading>
  )
}

/** Says why nothing was written: somebody else was quicker. */
const Moved = ({ count }: { readonly count: number }) =>
  count === 0 ? null : (
    <Alert
      color="brass"
      variant="light"
      role="alert"
      title="Nothing was assigned yet"
      icon={<TriangleAlert size={18} />}
    >
      Somebody else changed {prospectsText(count)} meanwhile. The preview shows them as they are now: look at it, then
      assign again.
    </Alert>
  )

const doneWords = ({ choice }: Assignment, nameOf: (id: string) => string) => {
  const names = choice.agents.length > 2 ? `${choice.agents.length} agents` : choice.agents.map(nameOf).join(' and ')
  return (count: number): string => {
    if (choice.mode === 'remove') return `Took ${prospectsText(count)} from ${names}`
    return names === '' ? `Nobody has ${prospectsText(count)} now` : `Assigned ${prospectsText(count)} to ${names}`
  }
}

/** The inside of the assign dialog. */
export const AssignForm = ({ prospectIds, onClose, onAssigned }: AssignDialogProps) => {
  const assignment = useAssignment(prospectIds)
  const users = useUsersById()
  const batch = useWriteBatch()
  const { changed } = countsOf(assignment)
  const isTooMany = assignment.rows.length > mostPerCall
  const isFresh = !assignment.preview.isFetching && assignment.preview.error === null
  const [isChecking, setIsChecking] = useState(false)
  const isPending = isChecking || batch.isPending
  const canAssign = changed > 0 && isFresh && !isTooMany && !isPending
  const assign = async (): Promise<void> => {
    if (!canAssign) return
    setIsChecking(true)
    try {
      if (!(await assignment.stillHolds())) return
      await batch.run({
        events: assignment.events,
        done: doneWords(assignment, (id) => users.get(id)?.name ?? 'somebody'),
      })
      onAssigned?.()
      onClose()
    } catch {
      // What went wrong is shown above the buttons, or in place of the preview.
    } finally {
      setIsChecking(false)
    }
  }
  return (
    <Stack gap="md" onKeyDown={getHotkeyHandler([['mod+Enter', () => void assign()]])}>
      <div className={classes['columns']}>
        <Stack gap="xs">
          <SegmentedControl
            fullWidth
            aria-label="How to assign"
            data={[...modes]}
            value={assignment.mode}
            onChange={assignment.setMode}
          />
          <Text size="xs" c="dimmed">
            {modeWords[assignment.mode]}
          </Text>
          <AgentList
            value={assignment.picked}
            onToggle={assignment.toggle}
            withNobody={assignment.mode === 'replace'}
          />
        </Stack>
        <PreviewSide assignment={assignment} />
      </div>
      <Moved count={assignment.moved.size} />
      {batch.error !== null && <ErrorNotice error={batch.error} title="Nothing was assigned" />}
      {isTooMany && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          At most {mostPerCall.toLocaleString('en')} prospects can be assigned at once. Leave some out.
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={!canAssign && !isPending}
          loading={isPending}
          onClick={() => void assign()}
          rightSection={
            <Kbd size="xs" visibleFrom="sm" aria-hidden="true">
              {isMac ? '⌘↵' : 'Ctrl ↵'}
            </Kbd>
          }
        >
          {changed === 0 ? 'Assign' : `Assign ${prospectsText(changed)}`}
        </Button>
      </Group>
    </Stack>
  )
}
