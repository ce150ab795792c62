import { Paper, Title } from '@mantine/core'
import { useSession } from '../../api/session.ts'
import { PersonForm } from '../team/person-form.tsx'

/** Who is signed in. */
export const PersonCard = () => {
  const { user } = useSession()
  return (
    <Paper p="md" component="section" aria-labelledby="person">
      <Title order={2} id="person" mb="sm">
        You
      </Title>
      <PersonForm user={user} isOwn />
    </Paper>
  )
}
