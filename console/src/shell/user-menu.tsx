import { Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { Check, Keyboard, LogOut, type LucideIcon, Monitor, Moon, Settings, Sun, UsersRound } from 'lucide-react'
import { useAccount } from '../api/accounts.ts'
import { useSession, useSignOut } from '../api/session.ts'
import { paths } from '../app/paths.ts'
import { notifyFailed } from '../notices/notify.tsx'
import { UserAvatar } from '../parts/user-avatar.tsx'
import { DemoPeople } from './demo-people.tsx'

const schemes: readonly (readonly ['auto' | 'light' | 'dark', string, LucideIcon])[] = [
  ['auto', 'As the system', Monitor],
  ['light', 'Light', Sun],
  ['dark', 'Dark', Moon],
]

const SchemeItems = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>Colours</Menu.Label>
      {schemes.map(([scheme, name, Icon]) => (
        <Menu.Item
          key={scheme}
          leftSection={<Icon size={15} aria-hidden="true" />}
          rightSection={colorScheme === scheme ? <Check size={15} aria-label="chosen" /> : null}
          onClick={() => setColorScheme(scheme)}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  )
}

/** Who is signed in, with what is theirs alone: colours, settings, sign-out; in the demo, its other people. */
export const UserMenu = ({ onHelp }: { readonly onHelp: () => void }) => {
  const { user, demo } = useSession()
  const { role } = useAccount()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const [isChoosing, people] = useDisclosure()
  const leave = async (): Promise<void> => {
    try {
      await signOut.mutateAsync(() => navigate({ to: paths.signIn, search: {} }))
    } catch (error) {
      notifyFailed(error, 'You are still signed in')
    }
  }
  return (
    <>
      {demo !== null && <DemoPeople people={demo.people} opened={isChoosing} onClose={people.close} />}
      <Menu position="bottom-end" width={290}>
        <Menu.Target>
          <UnstyledButton style={{ borderRadius: 99 }}>
            <VisuallyHidden>You: {user.name}</VisuallyHidden>
            <UserAvatar user={user} size={32} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown mah="calc(100dvh - 70px)" style={{ overflowY: 'auto' }}>
          <Menu.Label>
            <Text size="sm" fw={600} c="var(--mantine-color-text)">
              {user.name}
            </Text>
            <Text size="xs">{role}</Text>
            <Text size="xs" truncate>
              {user.email}
            </Text>
          </Menu.Label>
          <Menu.Divider />
          {demo !== null && (
            <Menu.Item leftSection={<UsersRound size={15} aria-hidden="true" />} onClick={people.open}>
              See the demo as …
            </Menu.Item>
          )}
          <SchemeItems />
          <Menu.Divider />
          <Menu.Item
            leftSection={<Settings size={15} aria-hidden="true" />}
            onClick={() => void navigate({ to: paths.settings })}
          >
            Settings
          </Menu.Item>
          <Menu.Item leftSection={<Keyboard size={15} aria-hidden="true" />} onClick={onHelp}>
            Keyboard shortcuts
          </Menu.Item>
          <Menu.Item leftSection={<LogOut size={15} aria-hidden="true" />} onClick={() => void leave()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
