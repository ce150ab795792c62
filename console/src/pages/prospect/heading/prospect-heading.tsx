import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { Home, Mail, Phone, UserRoundPlus } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import type { Prospect } from '../../../api/prospects/list.ts'
import { unitLine, useUnit } from '../../../api/units.ts'
import { prospectText } from '../../../parts/prospect-name.tsx'
import { StageBadge } from '../../../parts/stage-badge.tsx'
import { StatusBadge } from '../../../parts/status-badge.tsx'
import { UserName } from '../../../parts/user-avatar.tsx'
import { lengthText } from '../../../time/lengths.ts'
import classes from './heading.module.css'

const minuteMs = 60_000

const TimeInStage = ({ prospect }: { readonly prospect: Prospect }) => {
  const then = prospect.at === undefined ? Date.now() : Date.parse(prospect.at)
  const since = prospect.stage_times[prospect.stage]
  // Of what has just begun the length tells nothing.
  return since === undefined || then - Date.parse(since) < minuteMs ? null : (
    <Text span size="xs" c="dimmed">
      for {lengthText(since, then)}
    </Text>
  )
}

/** With a number that can't be read as one, the text is shown and nothing dialled. */
const PhoneLink = ({ prospect: { phone, phone_e164: number } }: { readonly prospect: Prospect }) =>
  number === null ? (
    <Text span size="sm">
      {phone}
    </Text>
  ) : (
    <Anchor href={`tel:${number}`} size="sm" className={classes['reach'] ?? ''}>
      {phone}
    </Anchor>
  )

const Fact = ({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) => (
  <span className={classes['fact']}>
    {icon}
    {children}
  </span>
)

/** What has a meaning in an address of the web is encoded, up to the one `@` that stands before the domain. */
const mailTo = (email: string): string => `mailto:${encodeURIComponent(email).replace(/%40(?!.*%40)/, '@')}`

const Facts = ({ prospect }: { readonly prospect: Prospect }) => {
  const unit = useUnit(prospect.unit_id)
  return (
    <div className={classes['facts']}>
      {prospect.phone !== null && (
        <Fact icon={<Phone size={14} aria-label="Phone" role="img" />}>
          <PhoneLink prospect={prospect} />
        </Fact>
      )}
      {prospect.email !== null && (
        <Fact icon={<Mail size={14} aria-label="E-mail" role="img" />}>
          <Anchor href={mailTo(prospect.email)} size="sm" className={classes['reach'] ?? ''}>
            {prospect.email}
          </Anchor>
        </Fact>
      )}
      {unit !== undefined && (
        <Fact icon={<Home size={14} aria-label="Unit" role="img" />}>
          <Text span size="sm">
            {unitLine(unit)}
          </Text>
        </Fact>
      )}
    </div>
  )
}

type Props = { readonly prospect: Prospect; readonly mayAdd: boolean; readonly onAssign: () => void }

const Assigned = ({ prospect: { assigned_to_user_ids: ids }, mayAdd, onAssign }: Props) => (
  <Group gap="xs" className={classes['assigned'] ?? ''}>
    {ids.length === 0 ? (
      <Text span size="sm" c="dimmed">
        Nobody has them
      </Text>
    ) : (
      ids.map((id) => (
        <Text key={id} span size="sm">
          <UserName id={id} />
        </Text>
      ))
    )}
    {mayAdd && (
      <Button
        size="compact-sm"
        variant={ids.length === 0 ? 'filled' : 'default'}
        leftSection={<UserRoundPlus size={14} aria-hidden="true" />}
        aria-keyshortcuts="a"
        title="Key: a"
        onClick={onAssign}
      >
        {ids.length === 0 ? 'Assign' : 'Reassign'}
      </Button>
    )}
  </Group>
)

/** Who it is, how to reach them, where they stand, who has them. */
export const ProspectHeading = (props: Props) => {
  const { prospect } = props
  const name = prospectText(prospect)
  useEffect(() => {
    document.title = `${name} · Foyer`
  }, [name])
  return (
    <header className={classes['heading']}>
      <div className={classes['who']}>
        <Group gap="sm" align="center">
          <Title order={1} className={classes['name'] ?? ''} dir="auto">
            {name}
          </Title>
          <StatusBadge status={prospect.status} />
          <Group gap={6} wrap="nowrap">
            <StageBadge stage={prospect.stage} />
            <TimeInStage prospect={prospect} />
          </Group>
        </Group>
        <Facts prospect={prospect} />
      </div>
      <Assigned {...props} />
    </header>
  )
}
