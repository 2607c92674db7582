import { useEffect, useRef } from 'react';
import { useText } from '../locales/language';
import { PlainButton } from './PlainButton';

/** Stands at the end of a list and loads on when it comes into sight; also a button, for those who do not scroll. */
export function MoreOnScroll({ more, loading }: { more: (() => void) | undefined; loading: boolean }) {
  const say = useText();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!more || !end.current || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) more(); }, { rootMargin: '200px' });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [more]);
  if (!more && !loading) return null;
  return <div ref={end}><PlainButton waiting={!more} onClick={more}>{loading ? say('shell.loading') : say('shell.more')}</PlainButton></div>;
}
