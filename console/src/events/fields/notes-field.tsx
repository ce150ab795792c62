import { Textarea } from '@mantine/core'
import { limits } from '../../../../server/src/catalogue/limits.ts'

type Props = {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly label?: string
  readonly placeholder?: string
  readonly isNeeded?: boolean
  readonly isFirst?: boolean
  readonly error?: string | null | undefined
}

const charactersOf = (text: string): number => [...text].length

/** What the server would say to these notes: it counts code points, not what JavaScript does. */
export const notesFault = (text: string, isNeeded: boolean): string | null => {
  if (isNeeded && text.trim() === '') return 'Write something'
  const over = charactersOf(text) - limits.notesCharacters
  return over > 0 ? `${over.toLocaleString('en')} characters too long` : null
}

/** Notes of an event, as many lines as they have. */
export const NotesField = ({ value, onChange, label = 'Notes', isNeeded = false, isFirst, error, ...rest }: Props) => (
  <Textarea
    label={label}
    {...rest}
    autosize
    minRows={2}
    maxRows={12}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    withAsterisk={isNeeded}
    error={error}
    {...(isFirst === true ? { 'data-autofocus': true, autoFocus: true } : {})}
  />
)
