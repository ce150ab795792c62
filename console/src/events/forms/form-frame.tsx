import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Prospect } from '../../api/prospects/list.ts'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { bodyFor, bodyForNumber, type EventDraft } from '../drafts.ts'
import { PreviewOf } from '../writing/preview.tsx'
import { useAddEvents } from '../writing/use-add-events.ts'

/** What is wrong with a field, by its name; nothing for what is right. */
export type Faults = Readonly<Record<string, string | null>>

type Props = {
  readonly prospect: Prospect
  readonly drafts: readonly EventDraft[]
  readonly faults: Faults
  /** Instead of the prospect everybody with this number. */
  readonly phone?: string | null
  /** Of the button: `Schedule showing`. */
  readonly action: string
  readonly isDangerous?: boolean
  /** Of the notice afterwards: `Showing scheduled`. */
  readonly done: string
  /** Whether it is worth asking the server what would come of it. */
  readonly hasPreview?: boolean
  readonly onCancel: () => void
  readonly onDone: () => void
  /** The fields; the faults come once somebody has tried to send. */
  readonly children: (faults: Faults) => ReactNode
}

const noFaults: Faults = {}

/** Goes to the first field that is wrong, once it is marked. */
const useGoToFault = (tries: number) => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  return form
}

/** What all forms for events have: the check before sending, the preview, the error, the buttons, Ctrl+Enter. */
export const FormFrame = ({
  prospect,
  drafts,
  faults,
  phone = null,
  action,
  isDangerous,
  done,
  hasPreview,
  ...rest
}: Props) => {
  const { onCancel, onDone, children } = rest
  const add = useAddEvents()
  const [tries, setTries] = useState(0)
  const form = useGoToFault(tries)
  const isRight = Object.values(faults).every((fault) => fault === null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (add.isPending) return
    if (!isRight) setTries(tries + 1)
    else add.mutate({ prospect, drafts, done, ...(phone === null ? {} : { phone }) }, { onSuccess: onDone })
  }
  const hear = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
  }
  const body = phone === null ? bodyFor(prospect.id, drafts) : bodyForNumber(prospect.account_id, phone, drafts)
  return (
    <form ref={form} onSubmit={submit} onKeyDown={hear} noValidate>
      <Stack gap="sm">
        {children(tries > 0 ? faults : noFaults)}
        {hasPreview === true && <PreviewOf body={isRight ? body : null} />}
        {add.error !== null && <ErrorNotice error={add.error} title="It was not saved" />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={add.isPending}
            {...(isDangerous === true ? { color: 'red' } : {})}
            title="Ctrl+Enter"
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
