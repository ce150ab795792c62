import { Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Check, Keyboard, LogOut, type LucideIcon, Monitor, Moon, Settings, Sun } from 'lucide-react'
import { useAccount } from '../api/accounts.ts'
import { type DemoPerson, useBecome, useSession, useSignOut } from '../api/session.ts'
import { paths } from '../app/paths.ts'
import { notifyDone, notifyFailed } from '../notices/notify.tsx'
import { UserAvatar } from '../parts/user-avatar.tsx'

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

/** The demo's people: one click shows what each of them sees. */
const PeopleItems = ({ people, me }: { readonly people: readonly DemoPerson[]; readonly me: string }) => {
  const become = useBecome()
  const navigate = useNavigate()
  const go = async ({ id, name }: DemoPerson): Promise<void> => {
    try {
      await become.mutateAsync(id)
      await navigate({ to: paths.desk, search: {} })
      notifyDone(`You are ${name} now`)
    } catch (error) {
      notifyFailed(error, `You can't be ${name}`)
    }
  }
  return (
    <>
      <Menu.Label>See the demo as</Menu.Label>
      {people.map((person) => (
        <Menu.Item
          key={person.id}
          leftSection={<UserAvatar user={person} size={22} />}
          rightSection={person.id === me ? <Check size={15} aria-label="you" /> : null}
          onClick={() => void go(person)}
        >
          {person.name}
          <Text size="xs" c="dimmed">
            {person.role} · {person.account_name}
          </Text>
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  )
}

/** Who is signed in, with what is theirs alone: colours, settings, sign-out; in the demo, its other people. */
export const UserMenu = ({ onHelp }: { readonly onHelp: () => void }) => {
  const { user, demo } = useSession()
  const { role } = useAccount()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const leave = async (): Promise<void> => {
    try {
      await signOut.mutateAsync()
      await navigate({ to: paths.signIn, search: {} })
    } catch (error) {
      notifyFailed(error, 'You are still signed in')
    }
  }
  return (
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
        {demo !== null && <PeopleItems people={demo.people} me={user.id} />}
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
  )
}
