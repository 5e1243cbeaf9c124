#pragma once

/// The JSON Schema of scenario files, `scenario.schema.json`.
///
/// C embeds a file of 100 kB in no time; a Swift array literal of as many bytes takes long to compile.
const char *bubblescope_schema(void);
