import { defineType, lazyTypes } from '../../values/net-type.js';

const escapes: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
};

lazyTypes(['System.Security.SecurityElement'], () => {
  defineType({
    name: 'System.Security.SecurityElement',
    staticMethods: {
      'Escape(string str): string': ([text]: [string | null]) =>
        text === null ? null : text.replace(/[<>"'&]/g, (char) => escapes[char]!),
    },
  });
});
