import { Modal, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { type DemoPerson, useBecome, useSession } from '../api/session.ts'
import { paths } from '../app/paths.ts'
import { notifyDone } from '../notices/notify.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { UserAvatar } from '../parts/user-avatar.tsx'
import classes from './shell.module.css'

type Props = { readonly people: readonly DemoPerson[]; readonly opened: boolean; readonly onClose: () => void }

/** The demo's people by their accounts: one click shows what each of them sees. */
export const DemoPeople = ({ people, opened, onClose }: Props) => {
  const { user } = useSession()
  const become = useBecome()
  const navigate = useNavigate()
  const go = ({ id, name }: DemoPerson): void =>
    become.mutate(id, {
      onSuccess: () => {
        onClose()
        notifyDone(`You are ${name} now`)
        void navigate({ to: paths.desk, search: {} })
      },
    })
  return (
    <Modal opened={opened} onClose={onClose} title="See the demo as" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="md">
        {become.error !== null && <ErrorNotice error={become.error} />}
        {[...Map.groupBy(people, (person) => person.account_name)].map(([account, members]) => (
          <section key={account}>
            <Title order={3} mb={4}>
              {account}
            </Title>
            {members.map((person) => (
              <UnstyledButton
                key={person.id}
                className={classes['place']}
                w="100%"
                disabled={become.isPending}
                onClick={() => go(person)}
              >
                <UserAvatar user={person} size={26} />
                <span className={classes['placeName']}>{person.name}</span>
                <Text span size="xs" c="dimmed">
                  {person.role}
                </Text>
                {person.id === user.id && <Check size={15} aria-label="you" />}
              </UnstyledButton>
            ))}
          </section>
        ))}
      </Stack>
    </Modal>
  )
}
