import { Select } from '@mantine/core'
import { useState } from 'react'
import { roleNames } from '../../../../server/src/catalogue/roles.ts'
import { useAccount } from '../../api/accounts.ts'
import { useSession } from '../../api/session.ts'
import { type Role, type User, useChangeMembership } from '../../api/users.ts'
import { notifyDone, notifyFailed } from '../../notices/notify.tsx'
import { Confirm } from '../../parts/confirm.tsx'

type Props = { readonly user: User; readonly role: Role; readonly mayOwners: boolean }

/** Changes what somebody is in the account, at once; asks first when it is oneself, who may not be able to take it back. */
export const RoleField = ({ user, role, mayOwners }: Props) => {
  const account = useAccount()
  const me = useSession().user.id
  const change = useChangeMembership(account.id)
  const [asked, setAsked] = useState<Role | null>(null)
  const set = (next: Role): Promise<unknown> => change.mutateAsync({ userId: user.id, role: next })
  const choose = async (next: Role): Promise<void> => {
    if (next === role) return
    if (user.id === me) {
      setAsked(next)
      return
    }
    try {
      await set(next)
      notifyDone(`${user.name} is now ${next}`, () => set(role))
    } catch (error) {
      notifyFailed(error, `${user.name} stays ${role}`)
    }
  }
  return (
    <>
      <Select
        aria-label={`Role of ${user.name}`}
        size="xs"
        w={160}
        allowDeselect={false}
        data={roleNames.filter((one) => mayOwners || one !== 'Owner')}
        value={role}
        onChange={(chosen) => chosen !== null && void choose(chosen as Role)}
      />
      <Confirm
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title="Change your own role?"
        action={`Become ${asked ?? ''}`}
        onConfirm={async () => {
          if (asked !== null) await set(asked)
        }}
      >
        As {asked} you may not be able to take this back yourself.
      </Confirm>
    </>
  )
}
