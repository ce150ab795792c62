import { Box, Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

type Props = {
  readonly title: string
  /** Short facts beside the title, such as a count. */
  readonly aside?: ReactNode
  /** Buttons of the page, at the right; below the title on phones. */
  readonly actions?: ReactNode
  /** A sentence below the title. */
  readonly children?: ReactNode
}

/** The one `h1` of a page; also names the browser's tab. */
export const PageTitle = ({ title, aside, actions, children }: Props) => {
  useEffect(() => {
    document.title = `${title} · Foyer`
  }, [title])
  return (
    <Group justify="space-between" align="flex-end" gap="sm" mb="md">
      <Box>
        <Group gap="sm" align="baseline">
          <Title order={1}>{title}</Title>
          {aside !== undefined && (
            <Text span size="sm" c="dimmed">
              {aside}
            </Text>
          )}
        </Group>
        {children !== undefined && (
          <Text size="sm" c="dimmed" mt={2}>
            {children}
          </Text>
        )}
      </Box>
      {actions !== undefined && <Group gap="xs">{actions}</Group>}
    </Group>
  )
}
