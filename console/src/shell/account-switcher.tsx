import { Button, Menu, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Building2, Check, ChevronsUpDown } from 'lucide-react'
import { useAccount, useAccounts } from '../api/accounts.ts'

/** Which account the pages show. Who is in one only sees its name. */
export const AccountSwitcher = () => {
  const accounts = useAccounts()
  const account = useAccount()
  const navigate = useNavigate()
  if (accounts.length === 1)
    return (
      <Text size="sm" fw={550} truncate>
        {account.name}
      </Text>
    )
  const choose = (id: string): void => void navigate({ to: '.', search: (before) => ({ ...before, account: id }) })
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          c="var(--mantine-color-text)"
          rightSection={<ChevronsUpDown size={14} aria-hidden="true" />}
          aria-label={`Account: ${account.name}. Switch account`}
          maw={240}
        >
          {/* In the height of a button's text the ends of letters would be cut. */}
          <Text span inherit truncate lh={1.6}>
            {account.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Accounts</Menu.Label>
        {accounts.map((one) => (
          <Menu.Item
            key={one.id}
            leftSection={<Building2 size={15} aria-hidden="true" />}
            rightSection={one.id === account.id ? <Check size={15} aria-label="chosen" /> : null}
            onClick={() => choose(one.id)}
          >
            {one.name}
            <Text size="xs" c="dimmed">
              {one.role}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
