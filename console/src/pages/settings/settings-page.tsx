import { Stack } from '@mantine/core'
import { PageTitle } from '../../parts/page-title.tsx'
import { AccountCard } from './account-card.tsx'
import { KeyboardCard } from './keyboard-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { PersonCard } from './person-card.tsx'
import { SessionsCard } from './sessions-card.tsx'
import { TwoFactorCard } from './two-factor-card.tsx'

export const SettingsPage = () => (
  <>
    <PageTitle title="Settings" />
    <Stack gap="md" maw={620}>
      <AccountCard />
      <PersonCard />
      <PasswordCard />
      <TwoFactorCard />
      <SessionsCard />
      <KeyboardCard />
    </Stack>
  </>
)
