import { Group, Kbd, Modal, Stack, Text, Title } from '@mantine/core'
import { everywhere, type ShortcutGroup, useShortcutGroups } from './shortcuts.tsx'
import { useSingleKeys } from './single-keys.ts'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

const names: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  'shift+?': '?',
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
}

const keysOf = (keys: string): string[] =>
  (names[keys.toLowerCase()] ?? keys).split(/[+ ]/).map((key) => names[key.toLowerCase()] ?? key)

/** A page's keys go before those that hold everywhere: these are told where no page has them. */
const told = (groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] => {
  const ofPages = groups.filter(({ name }) => name !== everywhere)
  const taken = new Set(ofPages.flatMap(({ shortcuts }) => shortcuts.map(({ keys }) => keys.toLowerCase())))
  return groups.map((group) =>
    group.name === everywhere
      ? { ...group, shortcuts: group.shortcuts.filter(({ keys }) => !taken.has(keys.toLowerCase())) }
      : group,
  )
}

type Props = { readonly opened: boolean; readonly onClose: () => void }

/** All keys that do something now. */
export const HelpDialog = ({ opened, onClose }: Props) => {
  const groups = told(useShortcutGroups())
  const { areOn } = useSingleKeys()
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="md">
        {!areOn && (
          <Text size="sm" c="dimmed">
            Shortcuts of a single key are switched off in the settings of this browser.
          </Text>
        )}
        {groups.map((group) => (
          <section key={group.name}>
            <Title order={3} size="h3" mb={6}>
              {group.name}
            </Title>
            <Stack gap={6}>
              {group.shortcuts.map(({ keys, text }) => (
                <Group key={keys} justify="space-between" wrap="nowrap">
                  <Text size="sm">{text}</Text>
                  <Group gap={4} wrap="nowrap">
                    {keysOf(keys).map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </Group>
                </Group>
              ))}
            </Stack>
          </section>
        ))}
      </Stack>
    </Modal>
  )
}
