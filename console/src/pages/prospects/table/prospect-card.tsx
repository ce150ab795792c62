import { Text } from '@mantine/core'
import type { ListedProspect } from '../../../api/prospects/list.ts'
import { ProspectName } from '../../../parts/prospect-name.tsx'
import { StatusBadge } from '../../../parts/status-badge.tsx'
import { streetOf } from '../../../parts/street.tsx'
import { Assignees } from '../../../parts/user-avatar.tsx'
import { FollowUp } from './follow-up.tsx'
import classes from './table.module.css'

/** A prospect on a phone: what a row of the table has room for there. */
export const ProspectCard = ({ prospect }: { readonly prospect: ListedProspect }) => (
  <>
    <span className={classes['cardLine']}>
      <span className={classes['cardName']}>
        <ProspectName prospect={prospect} />
      </span>
      <StatusBadge status={prospect.status} />
    </span>
    <Text span size="xs" c="dimmed" truncate>
      {prospect.unit_address === null ? 'No unit' : streetOf(prospect.unit_address)}
    </Text>
    <span className={classes['cardLine']}>
      <Assignees ids={prospect.assigned_to_user_ids} />
      {prospect.next_follow_up !== null && <FollowUp at={prospect.next_follow_up} />}
    </span>
  </>
)
