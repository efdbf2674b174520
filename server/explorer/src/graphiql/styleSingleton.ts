/**
 * Stand-in for the package react-style-singleton, which GraphiQL's dialogs and menus use
 * to lock scrolling. The original inserts a `<style>` element, which `style-src 'self'`
 * blocks; a constructed style sheet has the same effect and is allowed.
 */
import { useEffect } from 'react';

interface StyleSheetSingleton {
  add(css: string): void;
  remove(): void;
}

/** One shared sheet: the first user adds it, the last one to leave removes it. */
export function stylesheetSingleton(): StyleSheetSingleton {
  const sheet = new CSSStyleSheet();
  let users = 0;
  return {
    add(css) {
      if (users++ === 0) {
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
      }
    },
    remove() {
      if (--users === 0) {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
      }
    },
  };
}

/** A hook that applies `css` while at least one component uses it. */
export function styleHookSingleton() {
  const sheet = stylesheetSingleton();
  return function useStyles(css: string, dynamic?: boolean): void {
    useEffect(() => {
      sheet.add(css);
      return () => sheet.remove();
    }, [dynamic ? css : null]);
  };
}

/** A component that applies its styles while it is mounted. */
export function styleSingleton() {
  const useStyles = styleHookSingleton();
  return function Styles({ styles, dynamic }: { styles: string; dynamic?: boolean }) {
    useStyles(styles, dynamic);
    return null;
  };
}
