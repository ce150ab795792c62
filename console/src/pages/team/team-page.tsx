import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useAccount, useMay } from '../../api/accounts.ts'
import { useUsers } from '../../api/users.ts'
import { PageTitle } from '../../parts/page-title.tsx'
import { HistoryDrawer } from './history-drawer.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MembersCard } from './members-card.tsx'
import { standingOf } from './standing.ts'
import { WorkloadCard } from './workload-card.tsx'

/** The people of the account: what each has to do, what they are, and what they had. `?user=` opens the history of one. */
export const TeamPage = () => {
  const account = useAccount()
  const mayInvite = useMay('manageMembers')
  const active = useUsers().filter((user) => standingOf(user, account.id) === 'active').length
  const { user } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [isInviting, setIsInviting] = useState(false)
  const show = (id: string | undefined): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, user: id }), replace: id === undefined })
  return (
    <>
      <PageTitle
        title="Team"
        aside={`${active} ${active === 1 ? 'member' : 'members'}`}
        actions={
          mayInvite && (
            <Button leftSection={<UserPlus size={16} aria-hidden="true" />} onClick={() => setIsInviting(true)}>
              Invite
            </Button>
          )
        }
      />
      <WorkloadCard />
      <MembersCard onHistory={show} />
      <HistoryDrawer userId={user ?? null} onClose={() => show(undefined)} />
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
    </>
  )
}
