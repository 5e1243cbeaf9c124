#pragma once

/// Returns the shared definitions of the JSON Schema of scenario files, `definitions.schema.json`: message objects and
/// the values of several keys.
///
/// The file is embedded in C because a Swift array literal of 100 kB takes long to compile.
const char *bubblescope_schema_definitions(void);
