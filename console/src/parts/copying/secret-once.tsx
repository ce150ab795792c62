import { Alert, Group, Stack, Text, TextInput } from '@mantine/core'
import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyText } from './copy-text.tsx'

type Props = {
  /** What it is: `Token`. */
  readonly label: string
  readonly secret: string
  /** Where to put it. */
  readonly children?: ReactNode
}

/** A secret that the server shows this one time, with a button that copies it. */
export const SecretOnce = ({ label, secret, children }: Props) => (
  <Stack gap="sm">
    <Alert color="brass" variant="light" icon={<KeyRound size={18} />} title="Copy it now: it is not shown again">
      {children !== undefined && <Text size="sm">{children}</Text>}
    </Alert>
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        label={label}
        value={secret}
        readOnly
        flex={1}
        miw={0}
        autoComplete="off"
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyText text={secret} />
    </Group>
  </Stack>
)
