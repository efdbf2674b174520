/** What a view shows while it has no answer, or got none. */
import type { ReactNode } from 'react';
import type { ApiError } from '../api/client';
import type { Query } from '../api/hooks';
import { useText } from '../app/preferences';

interface LoadedProps<Data> {
  readonly query: Query<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** Shows the answer once it is there; before that, that it is being loaded or why not. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  switch (query.status) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <Failure error={query.error} retry={query.retry} />;
    case 'ready':
      return children(query.data);
  }
}

function Loading() {
  const { t } = useText();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{t.state.loading}</span>
      <span className="loading-line" />
      <span className="loading-line" />
      <span className="loading-line" />
    </div>
  );
}

function Failure({ error, retry }: { error: ApiError; retry: () => void }) {
  const { t } = useText();
  return (
    <div className="notice notice-failure" role="alert">
      <h2>{t.state.failed}</h2>
      <p>{error.code === 'NETWORK' ? t.state.offline : error.message}</p>
      <p className="fine">
        <code>{error.code}</code>
        {error.requestId && (
          <>
            {' · '}
            {t.state.request} <code>{error.requestId}</code>
          </>
        )}
      </p>
      <button type="button" className="button" onClick={retry}>
        {t.state.retry}
      </button>
    </div>
  );
}

/** Says that a list or section has nothing. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}
