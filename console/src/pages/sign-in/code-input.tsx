import { TextInput } from '@mantine/core'

/** The second factor, in a field named `code`. */
export const CodeInput = ({ error }: { readonly error?: string | undefined }) => (
  <TextInput
    label="Code"
    description="From your authenticator app; a backup code will do, too"
    name="code"
    autoComplete="one-time-code"
    required
    size="md"
    autoFocus
    error={error}
  />
)
