import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { useAccount } from '../api/accounts.ts'
import { fieldTextOf, momentOf, wallTimeOf, wallTimeOfField } from './zone.ts'

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'defaultValue'> & {
  /** In RFC 3339; null while nothing, or only a part, is filled in. */
  readonly value: string | null
  readonly onChange: (at: string | null) => void
}

/** `America/Denver` as people say it: `Denver time`. */
export const zoneText = (timeZone: string): string => `${timeZone.split('/').at(-1)?.replaceAll('_', ' ')} time`

/** Asks for a day and a time as clocks show them where the account is, wherever the browser is. */
export const MomentField = ({ value, onChange, ...rest }: Props) => {
  const { time_zone: timeZone } = useAccount()
  // What is half typed in is no moment yet, and must not be thrown away.
  const [text, setText] = useState(() => (value === null ? '' : fieldTextOf(wallTimeOf(value, timeZone))))
  const change = (typed: string): void => {
    setText(typed)
    const wall = wallTimeOfField(typed)
    onChange(wall === null ? null : new Date(momentOf(wall, timeZone)).toISOString())
  }
  return (
    <TextInput
      description={zoneText(timeZone)}
      {...rest}
      type="datetime-local"
      value={text}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  )
}
