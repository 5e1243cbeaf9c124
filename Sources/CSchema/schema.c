#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char schema[] = {
#embed "scenario.schema.json" suffix(, 0)
};

const char *bubblescope_schema(void) { return schema; }
