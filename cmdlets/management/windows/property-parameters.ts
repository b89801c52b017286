import {
  credentialParameter,
  filterParameters,
  literalPathParameter,
  pathParameter,
} from '../providers/path-parameters.js';

/** The items whose properties are meant. */
export const propertyOwner = {
  Path: pathParameter,
  LiteralPath: literalPathParameter,
  ...filterParameters,
  Credential: credentialParameter,
} as const;
