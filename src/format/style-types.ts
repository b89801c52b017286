import { toText } from '../engine/convert/text.js';
import { defineEnum, type EnumValue, enumOf } from '../engine/values/enums.js';
import { defineType } from '../engine/values/net-type.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import type { PropertyDefinition } from '../engine/values/type-definition.js';
import { lazyTypes } from '../engine/values/type-registry.js';
import type { Value } from '../engine/values/value.js';
import {
  type OutputRendering,
  Style,
  StyleBackground,
  StyleColours,
  StyleExtensions,
  StyleFileInfo,
  StyleFormatting,
  StyleProgress,
} from './style.js';
import { checkedCode, checkedExtension, checkedWidth, codeProperty } from './style-checks.js';

const space = 'System.Management.Automation.';
const renderingEnum = `${space}OutputRendering`;
const progressEnum = `${space}ProgressView`;

defineEnum(renderingEnum, ['Host', 'PlainText', 'Ansi']);
defineEnum(progressEnum, ['Minimal', 'Classic']);

/** Constants of `$PSStyle`. */
const constants: Readonly<Record<string, string>> = {
  Reset: '\x1b[0m',
  BlinkOff: '\x1b[25m',
  Blink: '\x1b[5m',
  BoldOff: '\x1b[22m',
  Bold: '\x1b[1m',
  DimOff: '\x1b[22m',
  Dim: '\x1b[2m',
  Hidden: '\x1b[8m',
  HiddenOff: '\x1b[28m',
  Reverse: '\x1b[7m',
  ReverseOff: '\x1b[27m',
  ItalicOff: '\x1b[23m',
  Italic: '\x1b[3m',
  UnderlineOff: '\x1b[24m',
  Underline: '\x1b[4m',
  StrikethroughOff: '\x1b[29m',
  Strikethrough: '\x1b[9m',
};

/** Colours in the order of their codes. */
const colourNames = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'];

/** System.ConsoleColor in the order of its numbers → place among the sixteen colours. */
const consoleColours: Readonly<Record<string, number>> = {
  Black: 0,
  DarkBlue: 4,
  DarkGreen: 2,
  DarkCyan: 6,
  DarkRed: 1,
  DarkMagenta: 5,
  DarkYellow: 3,
  Gray: 7,
  DarkGray: 8,
  Blue: 12,
  Green: 10,
  Cyan: 14,
  Red: 9,
  Magenta: 13,
  Yellow: 11,
  White: 15,
};

const plainForeground = new StyleColours(false);
const plainBackground = new StyleBackground();

function consoleCode(colours: StyleColours, colour: EnumValue): string {
  return colours.code(consoleColours[colour.text] ?? 7);
}

lazyTypes([`${space}PSStyle`], defineStyle, [Style]);
lazyTypes([`${space}PSStyle+FormattingData`], defineFormatting, [StyleFormatting]);
lazyTypes([`${space}PSStyle+ProgressConfiguration`], defineProgress, [StyleProgress]);
lazyTypes(
  [`${space}PSStyle+FileInfoFormatting`, `${space}PSStyle+FileInfoFormatting+FileExtensionDictionary`],
  defineFileInfo,
  [StyleFileInfo, StyleExtensions],
);
lazyTypes([`${space}PSStyle+ForegroundColor`, `${space}PSStyle+BackgroundColor`], defineColours, [
  StyleColours,
  StyleBackground,
]);

function defineStyle(): void {
  const properties: Record<string, PropertyDefinition> = {};
  for (const [name, code] of Object.entries(constants)) properties[`${name}: string`] = () => code;
  properties[`OutputRendering: ${renderingEnum}`] = {
    get: (self: Style) => enumOf(renderingEnum, self.outputRendering),
    set: (self: Style, value: EnumValue) => {
      self.outputRendering = value.text as OutputRendering;
    },
  };
  properties[`Formatting: ${space}PSStyle+FormattingData`] = (self: Style) => self.formatting;
  properties[`Progress: ${space}PSStyle+ProgressConfiguration`] = (self: Style) => self.progress;
  properties[`FileInfo: ${space}PSStyle+FileInfoFormatting`] = (self: Style) => self.fileInfo;
  properties[`Foreground: ${space}PSStyle+ForegroundColor`] = (self: Style) => self.foreground;
  properties[`Background: ${space}PSStyle+BackgroundColor`] = (self: Style) => self.background;
  defineType({
    name: `${space}PSStyle`,
    represents: Style,
    properties,
    methods: {
      'FormatHyperlink(string text, uri link): string': (
        _self: Style,
        [text, link]: [string, Value],
        ctx: ScriptContext,
      ) => `\x1b]8;;${toText(ctx, link)}\x1b\\${text}\x1b]8;;\x1b\\`,
    },
    staticMethods: {
      'MapForegroundColorToEscapeSequence(System.ConsoleColor foregroundColor): string': ([colour]: [EnumValue]) =>
        consoleCode(plainForeground, colour),
      'MapBackgroundColorToEscapeSequence(System.ConsoleColor backgroundColor): string': ([colour]: [EnumValue]) =>
        consoleCode(plainBackground, colour),
      'MapColorPairToEscapeSequence(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor): string':
        ([foreground, background]: [EnumValue, EnumValue]) =>
          `${consoleCode(plainForeground, foreground).slice(0, -1)};${consoleCode(plainBackground, background).slice(2)}`,
    },
  });
}

function defineFormatting(): void {
  const fields: (keyof StyleFormatting & string)[] = [
    'formatAccent',
    'errorAccent',
    'error',
    'warning',
    'verbose',
    'debug',
    'tableHeader',
    'customTableHeaderLabel',
    'feedbackName',
    'feedbackText',
    'feedbackAction',
  ];
  const properties: Record<string, PropertyDefinition> = {};
  for (const field of fields)
    properties[`${field[0]!.toUpperCase()}${field.slice(1)}: string`] = codeProperty<StyleFormatting>(field);
  defineType({ name: `${space}PSStyle+FormattingData`, represents: StyleFormatting, properties });
}

function defineProgress(): void {
  defineType({
    name: `${space}PSStyle+ProgressConfiguration`,
    represents: StyleProgress,
    properties: {
      'Style: string': codeProperty<StyleProgress>('style'),
      'MaxWidth: int': {
        get: (self: StyleProgress) => self.maxWidth,
        set: (self: StyleProgress, value: number) => {
          self.maxWidth = checkedWidth(value);
        },
      },
      [`View: ${progressEnum}`]: {
        get: (self: StyleProgress) => enumOf(progressEnum, self.view),
        set: (self: StyleProgress, value: EnumValue) => {
          self.view = value.text as StyleProgress['view'];
        },
      },
      'UseOSCIndicator: bool': {
        get: (self: StyleProgress) => self.useOscIndicator,
        set: (self: StyleProgress, value: boolean) => {
          self.useOscIndicator = value;
        },
      },
    },
  });
}

function defineFileInfo(): void {
  defineType({
    name: `${space}PSStyle+FileInfoFormatting+FileExtensionDictionary`,
    represents: StyleExtensions,
    getItem: (self: StyleExtensions, index: Value, ctx: ScriptContext) =>
      self.codes.get(toText(ctx, index).toLowerCase()) ?? null,
    setItem: (self: StyleExtensions, index: Value, value: Value, ctx: ScriptContext) => {
      self.codes.set(checkedExtension(toText(ctx, index)), checkedCode(toText(ctx, value)));
    },
    properties: {
      'Keys: System.Collections.Generic.IEnumerable[string]': (self: StyleExtensions) => [...self.codes.keys()],
    },
    methods: {
      'Add(string extension, string decoration): void': (
        self: StyleExtensions,
        [extension, code]: [string, string],
      ) => {
        self.codes.set(checkedExtension(extension), checkedCode(code));
      },
      'Remove(string extension): void': (self: StyleExtensions, [extension]: [string]) =>
        void self.codes.delete(checkedExtension(extension)),
      'ContainsKey(string extension): bool': (self: StyleExtensions, [extension]: [string]) =>
        self.codes.has(extension.toLowerCase()),
      'Clear(): void': (self: StyleExtensions) => self.codes.clear(),
    },
  });
  defineType({
    name: `${space}PSStyle+FileInfoFormatting`,
    represents: StyleFileInfo,
    properties: {
      'Directory: string': codeProperty<StyleFileInfo>('directory'),
      'SymbolicLink: string': codeProperty<StyleFileInfo>('symbolicLink'),
      'Executable: string': codeProperty<StyleFileInfo>('executable'),
      [`Extension: ${space}PSStyle+FileInfoFormatting+FileExtensionDictionary`]: (self: StyleFileInfo) =>
        self.extension,
    },
  });
}

function defineColours(): void {
  const properties: Record<string, PropertyDefinition> = {};
  colourNames.forEach((name, index) => {
    properties[`${name}: string`] = (self: StyleColours) => self.code(index);
  });
  colourNames.forEach((name, index) => {
    properties[`Bright${name}: string`] = (self: StyleColours) => self.code(index + 8);
  });
  const methods = {
    'FromRgb(byte red, byte green, byte blue): string': (self: StyleColours, [red, green, blue]: [Part, Part, Part]) =>
      self.rgb(red.value, green.value, blue.value),
    'FromRgb(int rgb): string': (self: StyleColours, [rgb]: [number]) =>
      self.rgb((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255),
    'FromConsoleColor(System.ConsoleColor color): string': (self: StyleColours, [colour]: [EnumValue]) =>
      consoleCode(self, colour),
  };
  defineType({ name: `${space}PSStyle+ForegroundColor`, represents: StyleColours, properties, methods });
  defineType({ name: `${space}PSStyle+BackgroundColor`, represents: StyleBackground, properties, methods });
}

/** A `byte` argument. */
interface Part {
  readonly value: number;
}
