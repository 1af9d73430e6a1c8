/// The meta-schema of draft 2019-09 and its vocabularies.
enum Draft2019MetaSchema {
    /// All texts, the meta-schema itself first.
    static let texts = [schema, core, applicator, validation, metaData, format, content]

    private static let schema = #"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/schema",
          "$vocabulary": {
            "https://json-schema.org/draft/2019-09/vocab/core": true,
            "https://json-schema.org/draft/2019-09/vocab/applicator": true,
            "https://json-schema.org/draft/2019-09/vocab/validation": true,
            "https://json-schema.org/draft/2019-09/vocab/meta-data": true,
            "https://json-schema.org/draft/2019-09/vocab/format": false,
            "https://json-schema.org/draft/2019-09/vocab/content": true
          },
          "$recursiveAnchor": true,
          "title": "Core and Validation specifications meta-schema",
          "allOf": [
            {"$ref": "meta/core"},
            {"$ref": "meta/applicator"},
            {"$ref": "meta/validation"},
            {"$ref": "meta/meta-data"},
            {"$ref": "meta/format"},
            {"$ref": "meta/content"}
          ],
          "type": ["object", "boolean"],
          "properties": {
            "definitions": {
              "$comment": [
                "W", "h", "i", "l", "e", " ", "n", "o", " ", "l", "o", "n", "g", "e", "r", " ", "a", "n", " ", "o",
                "f", "f", "i", "c", "i", "a", "l", " ", "k", "e", "y", "w", "o", "r", "d", " ", "a", "s", " ", "i",
                "t", " ", "i", "s", " ", "r", "e", "p", "l", "a", "c", "e", "d", " ", "b", "y", " ", "$", "d", "e",
                "f", "s", ",", " ", "t", "h", "i", "s", " ", "k", "e", "y", "w", "o", "r", "d", " ", "i", "s", " ",
                "r", "e", "t", "a", "i", "n", "e", "d", " ", "i", "n", " ", "t", "h", "e", " ", "m", "e", "t", "a",
                "-", "s", "c", "h", "e", "m", "a", " ", "t", "o", " ", "p", "r", "e", "v", "e", "n", "t", " ", "i",
                "n", "c", "o", "m", "p", "a", "t", "i", "b", "l", "e", " ", "e", "x", "t", "e", "n", "s", "i", "o",
                "n", "s", " ", "a", "s", " ", "i", "t", " ", "r", "e", "m", "a", "i", "n", "s", " ", "i", "n", " ",
                "c", "o", "m", "m", "o", "n", " ", "u", "s", "e", "."
              ],
              "type": "object",
              "additionalProperties": {"$recursiveRef": "#"},
              "default": {}
            },
            "dependencies": {
              "$comment": [
                "\"", "d", "e", "p", "e", "n", "d", "e", "n", "c", "i", "e", "s", "\"", " ", "i", "s", " ", "n",
                "o", " ", "l", "o", "n", "g", "e", "r", " ", "a", " ", "k", "e", "y", "w", "o", "r", "d", ",", " ",
                "b", "u", "t", " ", "s", "c", "h", "e", "m", "a", " ", "a", "u", "t", "h", "o", "r", "s", " ", "s",
                "h", "o", "u", "l", "d", " ", "a", "v", "o", "i", "d", " ", "r", "e", "d", "e", "f", "i", "n", "i",
                "n", "g", " ", "i", "t", " ", "t", "o", " ", "f", "a", "c", "i", "l", "i", "t", "a", "t", "e", " ",
                "a", " ", "s", "m", "o", "o", "t", "h", " ", "t", "r", "a", "n", "s", "i", "t", "i", "o", "n", " ",
                "t", "o", " ", "\"", "d", "e", "p", "e", "n", "d", "e", "n", "t", "S", "c", "h", "e", "m", "a",
                "s", "\"", " ", "a", "n", "d", " ", "\"", "d", "e", "p", "e", "n", "d", "e", "n", "t", "R", "e",
                "q", "u", "i", "r", "e", "d", "\""
              ],
              "type": "object",
              "additionalProperties": {
                "anyOf": [{"$recursiveRef": "#"}, {"$ref": "meta/validation#/$defs/stringArray"}]
              }
            }
          }
        }
        """#

    private static let core = #"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/core",
          "$vocabulary": {"https://json-schema.org/draft/2019-09/vocab/core": true},
          "$recursiveAnchor": true,
          "title": "Core vocabulary meta-schema",
          "type": ["object", "boolean"],
          "properties": {
            "$id": {
              "type": "string",
              "format": "uri-reference",
              "$comment": "Non-empty fragments not allowed.",
              "pattern": "^[^#]*#?$"
            },
            "$schema": {"type": "string", "format": "uri"},
            "$anchor": {"type": "string", "pattern": "^[A-Za-z][-A-Za-z0-9.:_]*$"},
            "$ref": {"type": "string", "format": "uri-reference"},
            "$recursiveRef": {"type": "string", "format": "uri-reference"},
            "$recursiveAnchor": {"type": "boolean", "default": false},
            "$vocabulary": {
              "type": "object",
              "propertyNames": {"type": "string", "format": "uri"},
              "additionalProperties": {"type": "boolean"}
            },
            "$comment": {"type": "string"},
            "$defs": {"type": "object", "additionalProperties": {"$recursiveRef": "#"}, "default": {}}
          }
        }
        """#

    private static let applicator = #"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/applicator",
          "$vocabulary": {"https://json-schema.org/draft/2019-09/vocab/applicator": true},
          "$recursiveAnchor": true,
          "title": "Applicator vocabulary meta-schema",
          "type": ["object", "boolean"],
          "properties": {
            "additionalItems": {"$recursiveRef": "#"},
            "unevaluatedItems": {"$recursiveRef": "#"},
            "items": {"anyOf": [{"$recursiveRef": "#"}, {"$ref": "#/$defs/schemaArray"}]},
            "contains": {"$recursiveRef": "#"},
            "additionalProperties": {"$recursiveRef": "#"},
            "unevaluatedProperties": {"$recursiveRef": "#"},
            "properties": {"type": "object", "additionalProperties": {"$recursiveRef": "#"}, "default": {}},
            "patternProperties": {
              "type": "object",
              "additionalProperties": {"$recursiveRef": "#"},
              "propertyNames": {"format": "regex"},
              "default": {}
            },
            "dependentSchemas": {"type": "object", "additionalProperties": {"$recursiveRef": "#"}},
            "propertyNames": {"$recursiveRef": "#"},
            "if": {"$recursiveRef": "#"},
            "then": {"$recursiveRef": "#"},
            "else": {"$recursiveRef": "#"},
            "allOf": {"$ref": "#/$defs/schemaArray"},
            "anyOf": {"$ref": "#/$defs/schemaArray"},
            "oneOf": {"$ref": "#/$defs/schemaArray"},
            "not": {"$recursiveRef": "#"}
          },
          "$defs": {"schemaArray": {"type": "array", "minItems": 1, "items": {"$recursiveRef": "#"}}}
        }
        """#

    private static let validation = #"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/validation",
          "$vocabulary": {"https://json-schema.org/draft/2019-09/vocab/validation": true},
          "$recursiveAnchor": true,
          "title": "Validation vocabulary meta-schema",
          "type": ["object", "boolean"],
          "properties": {
            "multipleOf": {"type": "number", "exclusiveMinimum": 0},
            "maximum": {"type": "number"},
            "exclusiveMaximum": {"type": "number"},
            "minimum": {"type": "number"},
            "exclusiveMinimum": {"type": "number"},
            "maxLength": {"$ref": "#/$defs/nonNegativeInteger"},
            "minLength": {"$ref": "#/$defs/nonNegativeIntegerDefault0"},
            "pattern": {"type": "string", "format": "regex"},
            "maxItems": {"$ref": "#/$defs/nonNegativeInteger"},
            "minItems": {"$ref": "#/$defs/nonNegativeIntegerDefault0"},
            "uniqueItems": {"type": "boolean", "default": false},
            "maxContains": {"$ref": "#/$defs/nonNegativeInteger"},
            "minContains": {"$ref": "#/$defs/nonNegativeInteger", "default": 1},
            "maxProperties": {"$ref": "#/$defs/nonNegativeInteger"},
            "minProperties": {"$ref": "#/$defs/nonNegativeIntegerDefault0"},
            "required": {"$ref": "#/$defs/stringArray"},
            "dependentRequired": {"type": "object", "additionalProperties": {"$ref": "#/$defs/stringArray"}},
            "const": true,
            "enum": {"type": "array", "items": true},
            "type": {
              "anyOf": [
                {"$ref": "#/$defs/simpleTypes"},
                {"type": "array", "items": {"$ref": "#/$defs/simpleTypes"}, "minItems": 1, "uniqueItems": true}
              ]
            }
          },
          "$defs": {
            "nonNegativeInteger": {"type": "integer", "minimum": 0},
            "nonNegativeIntegerDefault0": {"$ref": "#/$defs/nonNegativeInteger", "default": 0},
            "simpleTypes": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]},
            "stringArray": {"type": "array", "items": {"type": "string"}, "uniqueItems": true, "default": []}
          }
        }
        """#

    private static let metaData = #"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/meta-data",
          "$vocabulary": {"https://json-schema.org/draft/2019-09/vocab/meta-data": true},
          "$recursiveAnchor": true,
          "title": "Meta-data vocabulary meta-schema",
          "type": ["object", "boolean"],
          "properties": {
            "title": {"type": "string"},
            "description": {"type": "string"},
            "default": true,
            "deprecated": {"type": "boolean", "default": false},
            "readOnly": {"type": "boolean", "default": false},
            "writeOnly": {"type": "boolean", "default": false},
            "examples": {"type": "array", "items": true}
          }
        }
        """#

    private static let format = #"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/format",
          "$vocabulary": {"https://json-schema.org/draft/2019-09/vocab/format": true},
          "$recursiveAnchor": true,
          "title": "Format vocabulary meta-schema",
          "type": ["object", "boolean"],
          "properties": {"format": {"type": "string"}}
        }
        """#

    private static let content = #"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/content",
          "$vocabulary": {"https://json-schema.org/draft/2019-09/vocab/content": true},
          "$recursiveAnchor": true,
          "title": "Content vocabulary meta-schema",
          "type": ["object", "boolean"],
          "properties": {
            "contentMediaType": {"type": "string"},
            "contentEncoding": {"type": "string"},
            "contentSchema": {"$recursiveRef": "#"}
          }
        }
        """#
}
