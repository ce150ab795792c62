import { Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  readonly icon: LucideIcon
  readonly title: string
  /** What to do so that something is here. */
  readonly children?: ReactNode
  /** A button that does it. */
  readonly action?: ReactNode
}

/** In the place of what is not there yet: says so, and what to do. */
export const EmptyState = ({ icon: Icon, title, children, action }: Props) => (
  <Stack align="center" gap="xs" py={48} px="md" ta="center">
    <ThemeIcon variant="light" size={44} radius="xl" aria-hidden="true">
      <Icon size={22} />
    </ThemeIcon>
    <Title order={2} size="h3">
      {title}
    </Title>
    {children !== undefined && (
      <Text size="sm" c="dimmed" maw={420} component="div">
        {children}
      </Text>
    )}
    {action}
  </Stack>
)
