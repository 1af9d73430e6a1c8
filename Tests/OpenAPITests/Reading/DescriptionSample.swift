import OpenAPI

/// Texts of descriptions that the tests of the reader share.
enum DescriptionSample {
    /// Reads a text.
    static func read(
        _ text: String,
        uri: String = "assay:description",
        resources: [String: String] = [:],
        limits: OpenAPILimits = OpenAPILimits()
    ) throws(OpenAPIError) -> OpenAPIDescription {
        try OpenAPIDescription.read(
            Array(text.utf8),
            uri: uri,
            resources: resources.mapValues { Array($0.utf8) },
            limits: limits
        )
    }

    /// The places and kinds of what is wrong: `3:5 missing-field`.
    static func problems(_ description: OpenAPIDescription) -> [String] {
        description.diagnostics.map { diagnostic in
            let document = diagnostic.place.document.isEmpty ? "" : diagnostic.place.document + " "
            return "\(document)\(diagnostic.place.position) \(diagnostic.code)"
        }
    }

    /// Paths of a description of some version, with nothing else in it.
    static func paths(_ paths: String, version: String = "3.0.3") -> String {
        """
        openapi: \(version)
        info: {title: t, version: '1'}
        paths:
        \(paths)
        """
    }

    /// A description of OpenAPI 3.0 that has most of what there is, without a mistake.
    static let orders = #"""
        {
          "openapi": "3.0.3",
          "info": {"title": "Orders", "version": "1.2"},
          "servers": [{"url": "https://{region}.example.com/v1", "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}}}],
          "security": [{"key": []}],
          "tags": [{"name": "orders"}],
          "paths": {
            "/orders/{id}": {
              "parameters": [{"$ref": "#/components/parameters/id"}, {"name": "trace", "in": "header", "schema": {"type": "string"}}],
              "get": {
                "operationId": "getOrder", "tags": ["orders"], "summary": "One order", "deprecated": true,
                "parameters": [{"name": "Trace", "in": "header", "required": true, "schema": {"type": "integer"}}],
                "responses": {
                  "200": {
                    "description": "it",
                    "headers": {"X-Rate": {"required": true, "schema": {"type": "integer"}}},
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}, "examples": {"one": {"$ref": "#/components/examples/one"}}}},
                    "links": {"again": {"operationId": "getOrder", "parameters": {"id": "$response.body#/id"}}}
                  },
                  "4XX": {"$ref": "#/components/responses/Problem"},
                  "default": {"$ref": "#/components/responses/Problem"}
                }
              },
              "put": {
                "operationId": "putOrder", "security": [{}, {"login": ["write"]}],
                "requestBody": {"required": true, "content": {"multipart/form-data": {
                  "schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}},
                  "encoding": {"file": {"contentType": "image/png", "headers": {"X-Part": {"schema": {"type": "string"}}}}}}}},
                "responses": {"204": {"description": "done"}},
                "callbacks": {"changed": {"{$request.body#/url}": {"post": {"responses": {"200": {"description": "ok"}}}}}}
              }
            },
            "/orders": {
              "get": {
                "parameters": [
                  {"name": "filter", "in": "query", "style": "deepObject", "explode": true, "schema": {"type": "object"}},
                  {"name": "ids", "in": "query", "style": "pipeDelimited", "schema": {"type": "array", "items": {"type": "integer"}}},
                  {"name": "where", "in": "query", "content": {"application/json": {"schema": {"type": "object"}}}},
                  {"name": "session", "in": "cookie", "schema": {"type": "string"}, "example": "abc"}
                ],
                "servers": [{"url": "/read"}],
                "responses": {"200": {"description": "all"}}
              }
            }
          },
          "components": {
            "schemas": {"Order": {"type": "object", "properties": {"id": {"type": "integer"}, "next": {"$ref": "#/components/schemas/Order"}}}},
            "parameters": {"id": {"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}, "example": 7}},
            "responses": {"Problem": {"description": "problem", "content": {"application/problem+json": {"schema": {"type": "object"}}}}},
            "examples": {"one": {"value": {"id": 1}}},
            "securitySchemes": {
              "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
              "login": {"type": "oauth2", "flows": {}}
            }
          }
        }
        """#

    /// A description of Swagger 2.0 that has most of what there is, without a mistake.
    static let pets = #"""
        {
          "swagger": "2.0",
          "info": {"title": "Pets", "version": "1"},
          "host": "pets.example.com", "basePath": "/v2", "schemes": ["https", "http"],
          "consumes": ["application/json"], "produces": ["application/json", "application/xml"],
          "paths": {
            "/pets": {
              "get": {
                "operationId": "list",
                "parameters": [
                  {"name": "tags", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
                  {"name": "ids", "in": "query", "type": "array", "items": {"type": "integer"}, "collectionFormat": "tsv"},
                  {"name": "limit", "in": "query", "type": "integer", "maximum": 50, "x-example": 10}
                ],
                "responses": {"200": {
                  "description": "all",
                  "schema": {"type": "array", "items": {"$ref": "#/definitions/Pet"}},
                  "headers": {"X-Next": {"type": "string"}},
                  "examples": {"application/json": [{"name": "Rex"}]}
                }}
              },
              "post": {
                "parameters": [{"$ref": "#/parameters/body"}],
                "security": [{"basic": []}],
                "responses": {"201": {"description": "made"}}
              }
            },
            "/pets/{id}/photo": {
              "post": {
                "schemes": ["https"],
                "consumes": ["multipart/form-data"],
                "parameters": [
                  {"name": "id", "in": "path", "required": true, "type": "integer"},
                  {"name": "photo", "in": "formData", "required": true, "type": "file"},
                  {"name": "labels", "in": "formData", "type": "array", "items": {"type": "string"}}
                ],
                "responses": {"200": {"description": "the photo", "schema": {"type": "file"}}}
              }
            }
          },
          "definitions": {"Pet": {"type": "object", "properties": {"name": {"type": "string", "x-nullable": true}}}},
          "parameters": {"body": {"name": "pet", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Pet"}}},
          "securityDefinitions": {"basic": {"type": "basic"}}
        }
        """#
}
