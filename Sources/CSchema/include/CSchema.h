#pragma once

/// The definitions that the JSON Schema of scenario files shares, `definitions.schema.json`: message objects and the
/// values of several keys.
///
/// C embeds a file of 100 kB in no time; a Swift array literal of as many bytes takes long to compile.
const char *bubblescope_schema_definitions(void);
