import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invokeMethod } from '../../src/engine/values/methods.js';
import { getProperty, setProperty } from '../../src/engine/values/properties.js';
import { propertiesOf } from '../../src/engine/values/property-list.js';
import '../../src/engine/types/catalogue.js';
import { convertTo } from '../../src/engine/convert/convert.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { XmlDocument } from '../../src/engine/types/xml/document-nodes.js';
import { documentFromText, savedText } from '../../src/engine/types/xml/documents.js';
import { XmlAttribute, XmlElement } from '../../src/engine/types/xml/named-nodes.js';
import { XmlText } from '../../src/engine/types/xml/nodes.js';
import { outerXml } from '../../src/engine/types/xml/write-xml.js';
import { xmlName } from '../../src/engine/types/xml/xml-name.js';
import { selectNodes } from '../../src/engine/types/xml/xpath/evaluate-xpath.js';
import { stringOf } from '../../src/engine/types/xml/xpath/xpath-values.js';
import { quietContext as ctx } from '../../src/engine/values/bare-context.js';
import { requireType } from '../../src/engine/values/type-names.js';

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof TerminatingError) return error.exception.message;
    throw error;
  }
  return 'no error';
}

describe('reading', () => {
  test.each([
    ['<a><b></a>', "The 'b' start tag on line 1 position 5 does not match the end tag of 'a'. Line 1, position 9."],
    ['', 'Root element is missing.'],
    ['text', 'Data at the root level is invalid. Line 1, position 1.'],
    ['<a/><b/>', 'There are multiple root elements. Line 1, position 6.'],
    [
      '<a>\n<b>',
      'Unexpected end of file has occurred. The following elements are not closed: b, a. Line 2, position 4.',
    ],
    ['<a x=1/>', `'1' is an unexpected token. The expected token is '"' or '''. Line 1, position 6.`],
    ['<a x="1" x="2"/>', "'x' is a duplicate attribute name. Line 1, position 10."],
    ['<a>&no;</a>', "Reference to undeclared entity 'no'. Line 1, position 5."],
    ['<p:a/>', "'p' is an undeclared prefix. Line 1, position 2."],
    ['<1a/>', "Name cannot begin with the '1' character, hexadecimal value 0x31. Line 1, position 2."],
    ['<a b="<"/>', "'<', hexadecimal value 0x3C, is an invalid attribute character. Line 1, position 7."],
  ])('%s', (text, message) => {
    expect(messageOf(() => documentFromText(text))).toBe(message);
  });

  test.each([
    ['<a>x &lt; &#65;&#x42; &amp;</a>', '<a>x &lt; AB &amp;</a>'],
    ["<a b='\"'/>", '<a b="&quot;" />'],
    ['<a></a>', '<a></a>'],
    ['<a><!-- c --><?go on?><![CDATA[<]]></a>', '<a><!-- c --><?go on?><![CDATA[<]]></a>'],
    ['<a>\n  <b/>\n</a>', '<a><b /></a>'],
    ['<a xml:space="preserve"> <b/></a>', '<a xml:space="preserve"> <b /></a>'],
  ])('%s is written back', (text, written) => {
    expect(outerXml(documentFromText(text))).toBe(written);
  });

  const nameArbitrary = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,6}$/).filter((name) => !/^xml/i.test(name));
  const textArbitrary = fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((text) => /\S/.test(text) && !/[\r\0-\x08\x0b\x0c\x0e-\x1f]/.test(text));
  type Tree = { name: string; attributes: [string, string][]; children: (string | Tree)[] };
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.record({
      name: nameArbitrary,
      attributes: fc.uniqueArray(
        fc.tuple(
          nameArbitrary,
          fc.string({ maxLength: 8 }).filter((t) => !/[\0-\x1f]/.test(t)),
        ),
        {
          selector: ([name]) => name,
          maxLength: 3,
        },
      ),
      children: fc.array(fc.oneof({ depthSize: 'small' }, textArbitrary, tie('tree')), { maxLength: 4 }),
    }) as fc.Arbitrary<Tree>,
  }));

  function build(document: XmlDocument, { name, attributes, children }: Tree): XmlElement {
    const element = new XmlElement(document, xmlName(name));
    for (const [key, value] of attributes) element.setAttributeNode(new XmlAttribute(document, xmlName(key), value));
    for (const child of children) {
      element.append(typeof child === 'string' ? new XmlText(document, child) : build(document, child));
    }
    return element;
  }

  test('what is written is read as the same tree', () => {
    fc.assert(
      fc.property(tree, (shape) => {
        const document = new XmlDocument();
        document.append(build(document, shape));
        const text = outerXml(document);
        expect(outerXml(documentFromText(text))).toBe(text);
        expect(documentFromText(text).allText).toBe(document.allText);
      }),
    );
  });
});

describe('XPath', () => {
  const document = documentFromText(
    '<r><u id="1" s="ok"><n>Ann</n><z>3</z></u><u id="2" s="bad"><n>Bob</n><z>4</z></u><u id="3" s="ok"><n>Cy</n></u></r>',
  );
  const pick = (xpath: string): string => selectNodes(document, xpath, null).map(stringOf).join(',');

  test.each([
    ['/r/u/n', 'Ann,Bob,Cy'],
    ['//n', 'Ann,Bob,Cy'],
    ['//u[@s="ok"]/n', 'Ann,Cy'],
    ['//u[2]/n', 'Bob'],
    ['//u[last()]/n', 'Cy'],
    ['(//n)[2]', 'Bob'],
    ['//u[n="Bob"]/@id', '2'],
    ['//u[z > 3]/@id', '2'],
    ['//u[not(z)]/@id', '3'],
    ['//u[contains(n, "n") and starts-with(@s, "o")]/n', 'Ann'],
    ['//u[string-length(n) = 2]/n', 'Cy'],
    ['//n[../@id mod 2 = 1]', 'Ann,Cy'],
    ['//u[@id="2"]/preceding-sibling::u/n', 'Ann'],
    ['//u[@id="3"]/preceding-sibling::u[1]/n', 'Bob'],
    ['//u[@id="1"]/following-sibling::*/n', 'Bob,Cy'],
    ['//n/ancestor::r/u[1]/n/text()', 'Ann'],
    ['//z | //n[.="Cy"]', '3,4,Cy'],
    ['//u[count(*) = 1]/n', 'Cy'],
    ['//u[translate(@s, "ok", "OK") = "OK"]/@id', '1,3'],
    ['//u[position() < 3]/n', 'Ann,Bob'],
    ['//*[local-name() = "z"]', '3,4'],
    ['//none', ''],
  ])('%s', (xpath, expected) => {
    expect(pick(xpath)).toBe(expected);
  });

  test.each([
    ['//[', "'//[' has an invalid token."],
    ['1 + 1', 'Expression must evaluate to a node-set.'],
    ['//m:u', 'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.'],
  ])('%s is refused', (xpath, message) => {
    expect(messageOf(() => pick(xpath))).toBe(message);
  });
});

describe('properties', () => {
  const read = (text: string) => convertTo(ctx, text, requireType('xml'));

  test('attributes and children, case aside', () => {
    const document = read('<r><u name="a"><mail>a@x</mail></u><u name="b"/></r>');
    const users = getProperty(ctx, getProperty(ctx, document, 'R'), 'U') as XmlElement[];
    expect(users.map((user) => getProperty(ctx, user, 'NAME'))).toEqual(['a', 'b']);
    expect(getProperty(ctx, users[0], 'mail')).toBe('a@x');
    expect(propertiesOf(users[0]).map(({ name }) => name)).toEqual(['name', 'mail']);
  });

  test('a text is set, what is not there is not', () => {
    const document = read('<r><a>1</a></r>');
    const root = getProperty(ctx, document, 'r');
    setProperty(ctx, root, 'a', '2 & 3');
    expect(getProperty(ctx, document, 'OuterXml')).toBe('<r><a>2 &amp; 3</a></r>');
    expect(messageOf(() => setProperty(ctx, root, 'b', 'x'))).toContain("The property 'b' cannot be found");
  });

  test('new nodes take their place', () => {
    const document = read('<r><a/></r>') as XmlDocument;
    const made = invokeMethod(ctx, document, 'CreateElement', ['b']) as XmlElement;
    invokeMethod(ctx, document.root, 'InsertBefore', [made, document.root!.children[0]!]);
    invokeMethod(ctx, made, 'SetAttribute', ['k', '<']);
    expect(outerXml(document)).toBe('<r><b k="&lt;" /><a /></r>');
    expect(savedText(document).split(/\r?\n/)).toEqual(['<r>', '  <b k="&lt;" />', '  <a />', '</r>']);
  });
});
