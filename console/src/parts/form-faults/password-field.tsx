import { PasswordInput, type PasswordInputProps } from '@mantine/core'

/** A password that must be given. The library's own tells no screen reader when there is something wrong with it. */
export const PasswordField = (props: PasswordInputProps) => (
  <PasswordInput required size="md" {...props} aria-invalid={props.error === undefined ? undefined : true} />
)
