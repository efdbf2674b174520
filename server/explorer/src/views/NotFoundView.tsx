/** The page of an address that names nothing. */
import { Link } from 'wouter';
import { useText } from '../app/preferences';
import { useTitle } from '../ui/parts';

/** Says that nothing has this address, and leads back. */
export function NotFoundView() {
  const { t } = useText();
  useTitle(t.state.notFound);
  return (
    <div className="notice notice-missing">
      <p className="notice-glyph" lang="zh-Hans" aria-hidden="true">
        阙
      </p>
      <h1>{t.state.notFound}</h1>
      <p>{t.state.notFoundHint}</p>
      <Link className="button" href="/">
        {t.state.goHome}
      </Link>
    </div>
  );
}
