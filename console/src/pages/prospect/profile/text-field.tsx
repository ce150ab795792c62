import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import type { TaggedProspect } from '../../../api/prospects/one.ts'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { useFormFaults } from '../../../parts/form-faults/use-form-faults.ts'
import { FieldRow } from './field-row.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { useField } from './use-field.ts'

type TextKey = 'name' | 'phone' | 'email' | 'source' | 'notes' | 'external_id'

type Props = {
  readonly prospect: TaggedProspect
  readonly field: TextKey
  readonly label: string
  readonly mayEdit: boolean
  readonly type?: 'text' | 'tel' | 'email'
  readonly isLong?: boolean
  /** Whether it may not be empty. */
  readonly isNeeded?: boolean
  readonly maxLength: number
  /** How it is shown, if not as the text alone. */
  readonly children?: ReactNode
}

type EditorProps = Omit<Props, 'prospect' | 'mayEdit' | 'children'> & { readonly of: ReturnType<typeof useField> }

const Editor = ({ field, label, type = 'text', isLong = false, isNeeded = false, maxLength, of }: EditorProps) => {
  const [text, setText] = useState(String(of.seen?.[field] ?? ''))
  const [isTried, setIsTried] = useState(false)
  const { at, rest, form } = useFormFaults(of.error, [field])
  const isMissing = isNeeded && text.trim() === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isMissing) setIsTried(true)
    else void of.save(text.trim() === '' ? null : isLong ? text : text.trim())
  }
  const hear = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') of.close()
    if (isLong && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  const common = {
    label,
    value: text,
    maxLength,
    autoFocus: true,
    onKeyDown: hear,
    error: isTried && isMissing ? 'It may not be empty' : at[field],
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap={6}>
        {isLong ? (
          <Textarea
            {...common}
            autosize
            minRows={3}
            maxRows={14}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <TextInput {...common} type={type} onChange={(event) => setText(event.currentTarget.value)} />
        )}
        {of.stale !== null && <StaleNotice current={of.stale.current[field]} onTake={of.close} />}
        {rest !== null && <ErrorNotice error={rest} title="It was not saved" />}
        <Group gap={6} justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={of.close}>
            Cancel
          </Button>
          <Button size="compact-sm" type="submit" loading={of.isPending}>
            {of.stale === null ? 'Save' : 'Save mine anyway'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** A text of the profile, and in its place the field to change it. */
export const TextField = ({ prospect, mayEdit, children, ...rest }: Props) => {
  const of = useField(prospect, rest.field)
  const value = prospect[rest.field]
  if (of.isOpen) return <Editor {...rest} of={of} />
  return (
    <FieldRow label={rest.label} isEmpty={value === null || value === ''} onEdit={mayEdit ? of.open : null}>
      {children ?? value}
    </FieldRow>
  )
}
