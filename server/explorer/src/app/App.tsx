/** Chooses the view that the address names and puts it in the frame of every page. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { DocumentView } from '../views/document/DocumentView';
import { HomeView } from '../views/home/HomeView';
import { DocumentList, MeetingList, OrganisationList, PeopleList } from '../views/lists/lists';
import { MeetingView } from '../views/meeting/MeetingView';
import { NotFoundView } from '../views/NotFoundView';
import { OrganisationView } from '../views/organisation/OrganisationView';
import { PersonView } from '../views/person/PersonView';
import { parseRoute, type EntityKind, type ListName, type Route } from './routes';
import { Shell } from './Shell';

const lists: Record<ListName, () => React.ReactNode> = {
  people: PeopleList,
  organisations: OrganisationList,
  meetings: MeetingList,
  documents: DocumentList,
};

const entities: Record<EntityKind, (props: { id: string }) => React.ReactNode> = {
  person: PersonView,
  organisation: OrganisationView,
  meeting: MeetingView,
  document: DocumentView,
};

/** The whole explorer. */
export function App() {
  const [path] = useLocation();
  usePageChange(path);
  return (
    // Each address starts with fresh local state, as a page of its own would.
    <Shell path={path}>
      <View key={path} route={parseRoute(path)} />
    </Shell>
  );
}

function View({ route }: { route: Route | null }) {
  switch (route?.view) {
    case 'home':
      return <HomeView />;
    case 'list': {
      const List = lists[route.list];
      return <List />;
    }
    case 'entity': {
      const Entity = entities[route.kind];
      return <Entity id={route.id} />;
    }
    default:
      return <NotFoundView />;
  }
}

/**
 * Does what a browser does when it loads a page: a new page starts at its top, with the
 * keyboard at its content. Going back keeps the place, which the browser restores.
 */
function usePageChange(path: string) {
  const shown = useRef(path);
  const traversed = useRef(false);
  useEffect(() => {
    const onTraverse = () => {
      traversed.current = true;
    };
    window.addEventListener('popstate', onTraverse);
    return () => window.removeEventListener('popstate', onTraverse);
  }, []);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (!traversed.current) {
      window.scrollTo(0, 0);
      document.getElementById('content')?.focus({ preventScroll: true });
    }
    traversed.current = false;
  }, [path]);
}
