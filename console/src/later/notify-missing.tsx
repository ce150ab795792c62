import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { CircleAlert } from 'lucide-react'
import { askServed, type Served } from './served.ts'

const words: Readonly<Record<Served, readonly [title: string, advice: string]>> = {
  newer: ['Foyer was upgraded', 'Save what you have begun on this page, then reload it: what you asked for is there.'],
  nothing: ["Foyer can't be reached", 'What you asked for has to be loaded first. Try again when it is back.'],
  same: ['That could not be loaded', 'Try again. If it stays like this, save what you have begun and reload the page.'],
}

/** Says why something does not open. Nothing is reloaded unasked: somebody may be in the middle of a form. */
export const notifyMissing = async (): Promise<void> => {
  const served = await askServed()
  const [title, advice] = words[served]
  notifications.show({
    // One for all: who tries again is not told twice.
    id: 'missing part',
    color: 'brass',
    icon: <CircleAlert size={16} />,
    title,
    message: (
      <Stack gap={8} align="flex-start">
        <Text size="sm" inherit>
          {advice}
        </Text>
        {served !== 'nothing' && (
          <Button size="compact-sm" variant="light" onClick={() => window.location.reload()}>
            Reload
          </Button>
        )}
      </Stack>
    ),
    autoClose: served === 'nothing' ? 8_000 : false,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  })
}
