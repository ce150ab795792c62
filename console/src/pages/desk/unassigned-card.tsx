import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { UserPlus, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useAccount, useMay } from '../../api/accounts.ts'
import { type Desk, type DeskProspect, stagesQuery } from '../../api/desk.ts'
import { useSession } from '../../api/session.ts'
import { openStages } from '../../app/looks/tones.ts'
import { paths } from '../../app/paths.ts'
import { AssignDialog } from '../../assign/assign-dialog.tsx'
import { FirstLeads } from '../../new-lead/first-leads.tsx'
import { prospectText, TextLink } from '../../parts/prospect-name.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { StatusBadge } from '../../parts/status-badge.tsx'
import { Street } from '../../parts/street.tsx'
import { DeskCard } from './desk-card.tsx'
import { DeskRow, Parts } from './desk-row.tsx'
import { useDeskAct, without } from './use-desk-act.ts'

const LeadActions = ({ prospect, onAssign }: { readonly prospect: DeskProspect; readonly onAssign: () => void }) => {
  const act = useDeskAct()
  const { user } = useSession()
  const name = prospectText(prospect)
  const take = (): Promise<void> =>
    act({
      prospectId: prospect.id,
      draft: { event_type: 'Assign to User', context: { assignedToUserIds: [user.id] } },
      done: `${name} is yours`,
      shown: (desk) => ({ ...desk, unassigned: without(desk.unassigned, prospect.id) }),
    })
  return (
    <>
      <Button size="compact-sm" variant="default" aria-label={`Take ${name}`} onClick={() => void take()}>
        Take
      </Button>
      <Button size="compact-sm" variant="light" aria-label={`Assign ${name}`} onClick={onAssign}>
        Assign
      </Button>
    </>
  )
}

/** That there is nobody to be given to somebody, or nobody at all yet. */
const Nobody = () => {
  const { id } = useAccount()
  const stages = useQuery(stagesQuery(id)).data?.data
  if (stages?.every(({ count }) => count === 0) === true)
    return (
      <>
        There are no prospects yet. <FirstLeads />
      </>
    )
  return 'Everybody has somebody. New leads come here by themselves; write one down with New lead.'
}

/** Leads that nobody has, the newest first: taken or handed to somebody right there. */
export const UnassignedCard = ({ unassigned }: { readonly unassigned: Desk['unassigned'] }) => {
  const mayAssign = useMay('addEvents')
  const [assigning, setAssigning] = useState<readonly number[] | null>(null)
  const { count, prospects } = unassigned
  return (
    <>
      <DeskCard
        title="New and unassigned"
        icon={UserRoundX}
        count={count}
        empty={<Nobody />}
        actions={
          mayAssign &&
          prospects.length > 1 && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<UserPlus size={15} aria-hidden="true" />}
              onClick={() => setAssigning(prospects.map(({ id }) => id))}
            >
              Assign {prospects.length === count ? 'all' : `these ${prospects.length}`}
            </Button>
          )
        }
        rest={
          <TextLink to={paths.prospects} search={{ assignee: 'none', stage: openStages.join('|') }} size="xs">
            All that nobody has
          </TextLink>
        }
      >
        {prospects.map((prospect) => (
          <DeskRow
            key={prospect.id}
            prospect={prospect}
            aside={prospect.status === 'New' ? null : <StatusBadge status={prospect.status} />}
            actions={mayAssign && <LeadActions prospect={prospect} onAssign={() => setAssigning([prospect.id])} />}
          >
            <Parts>
              {[
                <RelativeTime key="at" at={prospect.created_at} />,
                prospect.source,
                prospect.unit_address !== null && <Street key="where" address={prospect.unit_address} />,
              ]}
            </Parts>
          </DeskRow>
        ))}
      </DeskCard>
      {assigning !== null && <AssignDialog prospectIds={assigning} onClose={() => setAssigning(null)} />}
    </>
  )
}
