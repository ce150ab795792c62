import { TextInput, type TextInputProps } from '@mantine/core'

/** What somebody is called. */
export const NameField = (props: TextInputProps) => (
  <TextInput label="Name" required maxLength={200} autoComplete="off" {...props} />
)

/** By which somebody signs in. */
export const EmailField = (props: TextInputProps) => (
  <TextInput label="E-mail" type="email" required maxLength={254} autoComplete="off" {...props} />
)
