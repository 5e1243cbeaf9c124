#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char definitions[] = {
#embed "definitions.schema.json" suffix(, 0)
};

const char *bubblescope_schema_definitions(void) { return definitions; }
