import { Menu, Modal } from '@mantine/core'
import { History, KeyRound, Pencil, UserMinus, UserPlus, UserX } from 'lucide-react'
import { useState } from 'react'
import { useAccount } from '../../api/accounts.ts'
import { useSession } from '../../api/session.ts'
import { type User, useChangeMembership, useChangeUser } from '../../api/users.ts'
import { notifyDone, notifyFailed } from '../../notices/notify.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { RowMenu } from '../../parts/menus/row-menu.tsx'
import { InvitationDialog } from './invitation-link.tsx'
import { PersonForm } from './person-form.tsx'
import { standingOf } from './standing.ts'

type Props = {
  readonly user: User
  /** Whether the caller may change this member. */
  readonly mayChange: boolean
  readonly onHistory: () => void
}

const size = 15

/** Brings somebody back, or takes the account from them; each can be undone. */
const useStandingChange = (user: User) => {
  const account = useAccount()
  const membership = useChangeMembership(account.id)
  const everywhere = useChangeUser()
  const run = async (text: string, change: () => Promise<unknown>, back: () => Promise<unknown>): Promise<void> => {
    try {
      await change()
      notifyDone(text, back)
    } catch (error) {
      notifyFailed(error)
    }
  }
  const member = (active: boolean) => () => membership.mutateAsync({ userId: user.id, active })
  const whole = (active: boolean) => () => everywhere.mutateAsync({ userId: user.id, active })
  return {
    endMembership: () => run(`${user.name} is no longer a member`, member(false), member(true)),
    renewMembership: () => run(`${user.name} is a member again`, member(true), member(false)),
    reactivate: () => run(`${user.name} is active again`, whole(true), whole(false)),
    deactivate: async () => {
      await whole(false)()
      notifyDone(`${user.name} is deactivated`, whole(true))
    },
  }
}

/** What can be done with a member. What the role may not do is not there. */
export const MemberMenu = ({ user, mayChange, onHistory }: Props) => {
  const account = useAccount()
  const isMe = useSession().user.id === user.id
  const [open, setOpen] = useState<'person' | 'link' | 'deactivate' | null>(null)
  const standing = standingOf(user, account.id)
  const change = useStandingChange(user)
  const close = (): void => setOpen(null)
  return (
    <>
      <RowMenu label={`More about ${user.name}`} size={30} width={240}>
        <Menu.Item leftSection={<History size={size} aria-hidden="true" />} onClick={onHistory}>
          History of assignments
        </Menu.Item>
        {mayChange && standing === 'active' && (
          <>
            <Menu.Item leftSection={<Pencil size={size} aria-hidden="true" />} onClick={() => setOpen('person')}>
              Name and e-mail …
            </Menu.Item>
            <Menu.Item
              leftSection={<KeyRound size={size} aria-hidden="true" />}
              disabled={isMe}
              onClick={() => setOpen('link')}
            >
              Link to sign in …
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              leftSection={<UserMinus size={size} aria-hidden="true" />}
              disabled={isMe}
              onClick={() => void change.endMembership()}
            >
              End the membership
            </Menu.Item>
            <Menu.Item
              leftSection={<UserX size={size} aria-hidden="true" />}
              disabled={isMe}
              onClick={() => setOpen('deactivate')}
            >
              Deactivate …
            </Menu.Item>
          </>
        )}
        {mayChange && standing === 'former' && (
          <Menu.Item
            leftSection={<UserPlus size={size} aria-hidden="true" />}
            onClick={() => void change.renewMembership()}
          >
            Make a member again
          </Menu.Item>
        )}
        {mayChange && standing === 'deactivated' && (
          <Menu.Item leftSection={<UserPlus size={size} aria-hidden="true" />} onClick={() => void change.reactivate()}>
            Activate again
          </Menu.Item>
        )}
      </RowMenu>
      {open === 'person' && (
        <Modal opened onClose={close} title={user.name} closeButtonProps={{ 'aria-label': 'Close' }}>
          <PersonForm user={user} isOwn={isMe} onSaved={close} />
        </Modal>
      )}
      {open === 'link' && <InvitationDialog user={user} onClose={close} />}
      <Confirm
        opened={open === 'deactivate'}
        onClose={close}
        title={`Deactivate ${user.name}?`}
        action="Deactivate"
        isDangerous
        onConfirm={change.deactivate}
      >
        In every account: they are signed out, their tokens stop at once, and they can't be given prospects. What they
        did stays, and so do the prospects that they have: give these to somebody else. They can be activated again.
      </Confirm>
    </>
  )
}
