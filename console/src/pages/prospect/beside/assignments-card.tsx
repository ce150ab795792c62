import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { assignmentsQuery } from '../../../api/prospects/one.ts'
import { Moment } from '../../../parts/moment.tsx'
import { UserName } from '../../../parts/user-avatar.tsx'
import { Reading } from '../../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../../parts/waiting/skeleton-rows.tsx'
import { lengthText } from '../../../time/lengths.ts'
import classes from '../prospect.module.css'

const fewRows = 4

/** Who had the prospect from when to when, and who gave it to them. */
export const AssignmentsCard = ({ id }: { readonly id: number }) => {
  const query = useQuery(assignmentsQuery(id))
  const [isWhole, setIsWhole] = useState(false)
  const rows = query.data?.data ?? []
  return (
    <Paper component="section" aria-labelledby="assignments" className={classes['card'] ?? ''}>
      <Title order={2} size="h3" id="assignments" mb={8}>
        Who had them
      </Title>
      <Reading query={query} skeleton={<SkeletonRows rows={2} height={40} />}>
        {() =>
          rows.length === 0 && (
            <Text size="sm" c="dimmed">
              Nobody yet.
            </Text>
          )
        }
      </Reading>
      <Stack gap={10} component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
        {rows.slice(0, isWhole ? rows.length : fewRows).map((row) => (
          <li key={`${row.assigned_by_event_id} ${row.user_id}`}>
            <Text size="sm" component="div">
              <UserName id={row.user_id} />{' '}
              <Text span size="xs" c="dimmed">
                {row.to === null ? 'for' : 'had them for'}{' '}
                {lengthText(row.from, row.to === null ? Date.now() : Date.parse(row.to))}
              </Text>
            </Text>
            <Text size="xs" c="dimmed" component="div">
              since <Moment at={row.from} form="day" />, by <UserName id={row.assigned_by} />
              {row.notes !== null && <>: “{row.notes}”</>}
            </Text>
          </li>
        ))}
      </Stack>
      {rows.length > fewRows && (
        <Button size="compact-xs" mih={24} mt={8} variant="subtle" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Fewer' : `All ${rows.length}`}
        </Button>
      )}
    </Paper>
  )
}
